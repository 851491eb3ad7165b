package dev.catraca.adapters.gateways.pacto;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/** What nobody outside Pacto knows for certain of its sales, so that it can be set. */
@Dependent
class PactoSaleSettings {
    private static final String DECLINED =
            "NEGADA,NEGADO,RECUSADA,RECUSADO,REPROVADA,REPROVADO,CARTAO_RECUSADO";

    /** Each says by itself that the request was not fit to be sold by. */
    private static final String REFUSED =
            "CAMPO_OBRIGATORIO,CAPTCHA_INVALIDO,CARTAO_INVALIDO,CARTAO_VENCIDO,CEP_INVALIDO,"
                    + "CPF_INVALIDO,CUPOM_INVALIDO,CVV_INVALIDO,DATA_INVALIDA,DIA_INVALIDO,"
                    + "EMAIL_INVALIDO,FORMA_NAO_ACEITA,IP_BLOQUEADO,NOME_CARTAO_INVALIDO,"
                    + "ORIGEM_INVALIDA,PARCELAS_INVALIDAS,PLANO_NAO_ENCONTRADO,SEXO_INVALIDO,"
                    + "TELEFONE_INVALIDO,TERMO_NAO_ACEITO,TOKEN_INVALIDO,UNIDADE_INVALIDA,"
                    + "VALIDADE_INVALIDA";

    private final Set<String> declined;
    private final Set<String> refused;
    private final boolean tokenByV3;
    private final boolean tokenByV2;
    private final boolean chargesOpenInstalments;
    private final Optional<String> instalmentKind;
    private final ZoneId zone;
    private final Duration skew;

    @Inject
    PactoSaleSettings(Config config) {
        declined = words(config, "catraca.pacto.words.declined", DECLINED);
        refused = words(config, "catraca.pacto.words.refused", REFUSED);
        tokenByV3 = isInBody(config, "catraca.pacto-v3.sale-token", "body");
        tokenByV2 = isInBody(config, "catraca.pacto-v2.sale-token", "none");
        chargesOpenInstalments =
                config.getOptionalValue("catraca.pacto.charge-open-instalments", Boolean.class)
                        .orElse(false);
        instalmentKind = config.getOptionalValue("catraca.pacto.instalment-kind", String.class);
        zone =
                config.getOptionalValue("catraca.pacto.zone", String.class)
                        .map(ZoneId::of)
                        .orElseGet(() -> ZoneId.of("America/Sao_Paulo"));
        skew =
                config.getOptionalValue("catraca.pacto.clock-skew", Duration.class)
                        .orElseGet(() -> Duration.ofMinutes(2));
    }

    private static Set<String> words(Config config, String name, String usual) {
        var text = config.getOptionalValue(name, String.class).orElse(usual);
        return Arrays.stream(text.split(",", -1))
                .map(PactoWire::word)
                .filter(it -> !it.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isInBody(Config config, String name, String usual) {
        return switch (config.getOptionalValue(name, String.class).orElse(usual)) {
            case "body" -> true;
            case "none" -> false;
            default -> throw new IllegalArgumentException(name + " is body or none");
        };
    }

    /** Whether the word says that the card's bank said no. */
    boolean isDecline(String word) {
        return declined.contains(PactoWire.word(word));
    }

    /** Whether the word says that the request was not fit to be sold by. */
    boolean isRefusal(String word) {
        return refused.contains(PactoWire.word(word));
    }

    /** Whether a sale bears a token that was asked for before. */
    boolean wantsToken(Operation.Api api) {
        return api == Operation.Api.V3 ? tokenByV3 : tokenByV2;
    }

    /** Whether what a client already owes is charged along: without it, nothing may be charged. */
    boolean chargesOpenInstalments() {
        return chargesOpenInstalments;
    }

    /** Whose instalments they are, in Pacto's words, if it wants to hear it. */
    Optional<String> instalmentKind() {
        return instalmentKind;
    }

    /** In which Pacto writes its times. */
    ZoneId zone() {
        return zone;
    }

    /** How far its clock may be from ours. */
    Duration skew() {
        return skew;
    }
}
