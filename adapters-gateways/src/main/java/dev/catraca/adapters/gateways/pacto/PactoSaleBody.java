package dev.catraca.adapters.gateways.pacto;

import dev.catraca.adapters.gateways.pacto.Operation.Api;
import dev.catraca.application.payment.port.SaleRequest;
import dev.catraca.domain.card.Card;
import dev.catraca.domain.sale.Customer;
import dev.catraca.domain.sale.Customer.Sex;
import dev.catraca.domain.shared.Phone;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.ByteArrayOutputStream;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * A sale as Pacto wants it: flat, of the fields that are documented and no others. What the
 * customer did not tell is left out. It holds the card, so whoever is given the bytes wipes them.
 */
final class PactoSaleBody {
    private static final JsonGeneratorFactory GENERATORS = Json.createGeneratorFactory(Map.of());
    private static final DateTimeFormatter EXPIRY = DateTimeFormatter.ofPattern("MM/uuuu");
    private static final String BRAZIL = "+55";

    /** What Pacto calls a sale of the unit's own site. */
    private static final int OUR_SITE = 9;

    private final Api api;
    private final PactoAccount account;
    private final PactoSaleSettings settings;
    private final PactoPlaces places;

    PactoSaleBody(Api api, PactoAccount account, PactoSaleSettings settings, PactoPlaces places) {
        this.api = api;
        this.account = account;
        this.settings = settings;
        this.places = places;
    }

    byte[] of(SaleRequest request, int plan, Optional<String> token) {
        try (var bytes = new Wiped();
                var json = GENERATORS.createGenerator(bytes)) {
            json.writeStartObject();
            unit(json).write("plano", plan);
            customer(json, request.customer());
            request.card().ifPresent(it -> card(json, it, request.customer()));
            wish(json, request);
            request.address().ifPresent(it -> json.write("ipPublico", it));
            token.ifPresent(it -> json.write("token", it));
            json.write("termoDeUsoAceito", true)
                    .write("origemSistema", OUR_SITE)
                    .write("cobrarParcelasEmAberto", settings.chargesOpenInstalments())
                    .writeStartArray("produtos")
                    .writeEnd()
                    .writeStartArray("modalidadesSelecionadas")
                    .writeEnd()
                    .writeStartArray("aulasMarcadas")
                    .writeEnd()
                    .writeEnd();
            json.flush();
            return bytes.toByteArray();
        }
    }

    private JsonGenerator unit(JsonGenerator json) {
        var code = account.unit(api);
        return PactoNumbers.of(code)
                .map(it -> json.write("unidade", it))
                .orElseGet(() -> json.write("unidade", code));
    }

    private void customer(JsonGenerator json, Customer customer) {
        var residence = customer.residence();
        json.write("nome", customer.name().value())
                .write("cpf", customer.taxId().digits())
                .write("email", customer.email().value())
                .write("telefone", national(customer.phone()));
        residence.street().ifPresent(it -> json.write("endereco", it));
        residence.number().ifPresent(it -> json.write("numero", it));
        residence.complement().ifPresent(it -> json.write("complemento", it));
        residence.district().ifPresent(it -> json.write("bairro", it));
        places.find(account, api, residence)
                .ifPresent(it -> json.write("cidade", it.city()).write("estado", it.state()));
        residence.postalCode().ifPresent(it -> json.write("cep", it.digits()));
        customer.birthDate().ifPresent(it -> json.write("dataNascimento", PactoWire.written(it)));
        customer.sex().flatMap(PactoSaleBody::letter).ifPresent(it -> json.write("sexo", it));
        customer.identityCard().ifPresent(it -> json.write("rg", it));
    }

    /** The only place where a card is opened. */
    private static void card(JsonGenerator json, Card card, Customer customer) {
        json.write("numeroCartao", card.number().digits())
                .write("nomeCartao", card.holder().value())
                .write("validade", EXPIRY.format(card.expiry().month()))
                .write("cvv", card.code().digits())
                .write("cpftitularcard", customer.taxId().digits());
    }

    private void wish(JsonGenerator json, SaleRequest request) {
        var wish = request.wish();
        if (wish.installments() > 1) {
            json.write("nrVezesDividir", wish.installments());
            settings.instalmentKind().ifPresent(it -> json.write("tipoParcelamentoCredito", it));
        }
        wish.dueDay().ifPresent(it -> json.write("diaVencimento", it));
        wish.coupon().ifPresent(it -> json.write("numeroCupomDesconto", it));
    }

    /** Digits with the area code, and with the country's only from abroad. */
    private static String national(Phone phone) {
        return phone.value().startsWith(BRAZIL)
                ? phone.value().substring(BRAZIL.length())
                : phone.value().substring(1);
    }

    /** Pacto knows two. */
    private static Optional<String> letter(Sex sex) {
        return switch (sex) {
            case MALE -> Optional.of("M");
            case FEMALE -> Optional.of("F");
            case OTHER -> Optional.empty();
        };
    }

    /** Leaves nothing behind in its own memory. */
    private static final class Wiped extends ByteArrayOutputStream {
        private static final int ROOM = 4096;

        Wiped() {
            super(ROOM);
        }

        @Override
        public void close() {
            Arrays.fill(buf, (byte) 0);
        }
    }
}
