package dev.catraca.sandbox.twins.pacto;

import dev.catraca.sandbox.twins.brazil.CardNumbers;
import dev.catraca.sandbox.twins.brazil.TaxIds;
import dev.catraca.sandbox.twins.pacto.Simulation.Terms;
import jakarta.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads a {@code VendaDTO}: flat, all of one level, as strict as one can be. */
final class SaleReader {

    private static final Set<String> CARD_FIELDS =
            Set.of("numeroCartao", "nomeCartao", "validade", "cvv", "cpftitularcard");

    private static final Set<String> OTHER_FIELDS =
            Set.of(
                    "unidade",
                    "plano",
                    "nome",
                    "cpf",
                    "email",
                    "telefone",
                    "endereco",
                    "numero",
                    "complemento",
                    "bairro",
                    "cidade",
                    "estado",
                    "cep",
                    "dataNascimento",
                    "sexo",
                    "rg",
                    "nrVezesDividir",
                    "tipoParcelamentoCredito",
                    "diaVencimento",
                    "vencimentoFatura",
                    "numeroCupomDesconto",
                    "ipPublico",
                    "token",
                    "termoDeUsoAceito",
                    "origemSistema",
                    "cobrarParcelasEmAberto",
                    "codigoRegistroAcessoPagina",
                    "produtos",
                    "modalidadesSelecionadas",
                    "aulasMarcadas",
                    "respostaParqJson");

    private static final Set<String> FIELDS = union(CARD_FIELDS, OTHER_FIELDS);
    private static final Set<String> COUPON_FIELDS = union(OTHER_FIELDS, Set.of("valor"));
    private static final Set<String> PRODUCT_FIELDS =
            Set.of("produto", "quantidade", "valorUnitario");
    private static final Set<String> MODALITY_FIELDS =
            Set.of("codigo", "modalidade", "nrVezesSemana", "selected");

    /** Pacto's names of what a unit may demand, and the fields they mean. */
    private static final Map<String, String> DEMANDED =
            Map.ofEntries(
                    Map.entry("TELEFONE", "telefone"),
                    Map.entry("CEP", "cep"),
                    Map.entry("ENDERECO", "endereco"),
                    Map.entry("NUMERO", "numero"),
                    Map.entry("COMPLEMENTO", "complemento"),
                    Map.entry("BAIRRO", "bairro"),
                    Map.entry("CIDADE", "cidade"),
                    Map.entry("ESTADO", "estado"),
                    Map.entry("SEXO", "sexo"),
                    Map.entry("RG", "rg"),
                    Map.entry("DT_NASCIMENTO", "dataNascimento"));

    private static final int OUR_SITE = 9;

    private final AtomicInteger clientCodes = new AtomicInteger(1_000);
    private volatile boolean tokensRequired = true;

    /** Whether a sale by V3 must bear a token of {@code token}. */
    void requireTokens(boolean required) {
        tokensRequired = required;
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        Set<String> all = new HashSet<>(some);
        all.addAll(others);
        return Set.copyOf(all);
    }

    /** What a sale would cost; only what changes the price is needed. */
    Simulation simulation(PactoCall call, Instant now) {
        SaleBody body = SaleBody.of(call.body(), FIELDS);
        checkTypes(body);
        return price(call.unit(), body, now);
    }

    /** The plan a coupon is asked for, if one is named. */
    Optional<PactoPlan> couponsPlan(PactoCall call) {
        SaleBody body = SaleBody.of(call.body(), COUPON_FIELDS);
        body.reais("valor");
        return body.integer("plano").map(code -> plan(call.unit(), code));
    }

    SaleOrder sale(PactoCall call, PactoMethod method, Optional<String> captcha, Instant now) {
        JsonObject json = call.body();
        PactoUnit unit = call.unit();
        SaleBody body = SaleBody.of(json, method == PactoMethod.CARD ? FIELDS : OTHER_FIELDS);
        checkTypes(body);
        if (body.requiredInteger("unidade") != unit.code()) {
            throw PactoRefusal.rule("UNIDADE_INVALIDA", "Unidade não encontrada");
        }
        checkOffered(unit, method);
        Simulation price = price(unit, body, now);
        Client buyer = buyer(unit, body);
        if (!body.truth("termoDeUsoAceito").orElse(false)) {
            throw PactoRefusal.rule("TERMO_NAO_ACEITO", "É preciso aceitar o termo de uso");
        }
        Optional<Card> card =
                method == PactoMethod.CARD ? Optional.of(card(body, now)) : Optional.empty();
        Optional<String> address = body.text("ipPublico", 39);
        checkToken(call, body, now);
        return new SaleOrder(
                buyer,
                price,
                method,
                card,
                body.text("numeroCupomDesconto", 40),
                body.integer("nrVezesDividir").orElse(0),
                address,
                captcha);
    }

    private static void checkTypes(SaleBody body) {
        for (String name : List.of("cidade", "estado", "codigoRegistroAcessoPagina")) {
            body.integer(name);
        }
        body.truth("cobrarParcelasEmAberto");
        body.truth("termoDeUsoAceito");
        body.text("respostaParqJson", 20_000);
        body.text("tipoParcelamentoCredito", 40);
        body.objects("aulasMarcadas", Set.of("codigo"));
        for (String name : List.of("endereco", "numero", "complemento", "bairro", "rg")) {
            body.text(name, 150);
        }
        if (body.integer("origemSistema").filter(origin -> origin != OUR_SITE).isPresent()) {
            throw PactoRefusal.rule("ORIGEM_INVALIDA", "Origem desconhecida");
        }
        body.integer("vencimentoFatura")
                .filter(day -> day < 1 || day > 31)
                .ifPresent(
                        day -> {
                            throw PactoRefusal.rule("DIA_INVALIDO", "Dia de vencimento inválido");
                        });
        demandForm(body, "cep", "[0-9]{5}-?[0-9]{3}", "CEP_INVALIDO");
        demandForm(body, "sexo", "[MF]", "SEXO_INVALIDO");
        body.text("dataNascimento", 10).ifPresent(SaleReader::checkBirthday);
    }

    private static void demandForm(SaleBody body, String name, String pattern, String code) {
        if (body.text(name, 100).filter(text -> !text.matches(pattern)).isPresent()) {
            throw PactoRefusal.rule(code, "O campo %s não é válido".formatted(name));
        }
    }

    private static void checkBirthday(String text) {
        try {
            LocalDate.parse(text, PactoTime.DATE);
        } catch (DateTimeException unreadable) {
            throw PactoRefusal.rule("DATA_INVALIDA", "A data deve ser dd/MM/aaaa");
        }
    }

    private static void checkOffered(PactoUnit unit, PactoMethod method) {
        PactoConfigs configs = unit.configs();
        boolean offered =
                switch (method) {
                    case CARD -> configs.card();
                    case PIX -> configs.pix();
                    case BOLETO -> configs.boleto();
                };
        if (!offered) {
            throw PactoRefusal.rule("FORMA_NAO_ACEITA", "Forma de pagamento não aceita");
        }
    }

    private Client buyer(PactoUnit unit, SaleBody body) {
        String name = body.requiredText("nome", 120);
        String cpf = body.requiredText("cpf", 14);
        if (!TaxIds.isCpf(cpf)) {
            throw PactoRefusal.rule("CPF_INVALIDO", "CPF inválido");
        }
        String email = body.requiredText("email", 254);
        if (!email.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+")) {
            throw PactoRefusal.rule("EMAIL_INVALIDO", "E-mail inválido");
        }
        String phone = body.requiredText("telefone", 20).replaceAll("[() -]", "");
        if (!phone.matches("[1-9][1-9]9?[0-9]{8}")) {
            throw PactoRefusal.rule("TELEFONE_INVALIDO", "Telefone inválido");
        }
        for (String demanded : unit.configs().extraFields()) {
            if (!body.has(DEMANDED.getOrDefault(demanded, "nome"))) {
                throw SaleBody.missing(DEMANDED.getOrDefault(demanded, demanded));
            }
        }
        return new Client(
                clientCodes.incrementAndGet(), name, cpf.replaceAll("[.-]", ""), email, phone);
    }

    private Simulation price(PactoUnit unit, SaleBody body, Instant now) {
        PactoPlan plan = plan(unit, body.requiredInteger("plano"));
        int division = body.integer("nrVezesDividir").orElse(0);
        if (division < 0 || division > plan.maxDivision()) {
            throw PactoRefusal.rule("PARCELAS_INVALIDAS", "Número de parcelas inválido");
        }
        int dueDay = body.integer("diaVencimento").orElse(0);
        if (dueDay != 0 && !plan.dueDays().contains(dueDay)) {
            throw PactoRefusal.rule("DIA_INVALIDO", "Dia de vencimento inválido");
        }
        for (SaleBody one : body.objects("modalidadesSelecionadas", MODALITY_FIELDS)) {
            int code = one.requiredInteger("codigo");
            if (plan.modalities().stream().noneMatch(known -> known.code() == code)) {
                throw PactoRefusal.rule("MODALIDADE_INVALIDA", "Modalidade não encontrada");
            }
        }
        long discount =
                body.text("numeroCupomDesconto", 40)
                        .map(code -> coupon(unit, code).discount(plan.total()))
                        .orElse(0L);
        return Simulation.of(
                plan,
                PactoTime.day(now),
                new Terms(division, dueDay, discount, products(unit, body)));
    }

    static PactoPlan plan(PactoUnit unit, int code) {
        return unit.plan(code)
                .orElseThrow(
                        () -> PactoRefusal.rule("PLANO_NAO_ENCONTRADO", "Plano não encontrado"));
    }

    static PactoCoupon coupon(PactoUnit unit, String code) {
        return unit.coupon(code)
                .orElseThrow(
                        () -> PactoRefusal.rule("CUPOM_INVALIDO", "Cupom de desconto inválido"));
    }

    /** Each as often as it is bought; its price is told only to be compared. */
    private static List<PactoProduct> products(PactoUnit unit, SaleBody body) {
        List<PactoProduct> bought = new ArrayList<>();
        for (SaleBody one : body.objects("produtos", PRODUCT_FIELDS)) {
            PactoProduct product =
                    unit.product(one.requiredInteger("produto"))
                            .orElseThrow(
                                    () ->
                                            PactoRefusal.rule(
                                                    "PRODUTO_NAO_ENCONTRADO",
                                                    "Produto não encontrado"));
            int quantity = one.requiredInteger("quantidade");
            if (quantity < 1 || quantity > 100) {
                throw PactoRefusal.rule("QUANTIDADE_INVALIDA", "Quantidade inválida");
            }
            if (one.reais("valorUnitario").filter(price -> price != product.price()).isPresent()) {
                throw PactoRefusal.rule("VALOR_DIVERGENTE", "O valor do produto é outro");
            }
            for (int i = 0; i < quantity; i++) {
                bought.add(product);
            }
        }
        return bought;
    }

    private static Card card(SaleBody body, Instant now) {
        String number = body.requiredText("numeroCartao", 19);
        if (!CardNumbers.isValid(number)) {
            throw PactoRefusal.rule("CARTAO_INVALIDO", "Número do cartão inválido");
        }
        if (body.requiredText("nomeCartao", 60).length() < 2) {
            throw PactoRefusal.rule("NOME_CARTAO_INVALIDO", "Nome do titular inválido");
        }
        checkExpiry(body.requiredText("validade", 7), now);
        Card card = Card.of(number);
        int digits = card.brand().equals("amex") ? 4 : 3;
        if (!body.requiredText("cvv", 4).matches("[0-9]{" + digits + "}")) {
            throw PactoRefusal.rule("CVV_INVALIDO", "Código de segurança inválido");
        }
        if (body.text("cpftitularcard", 14).filter(cpf -> !TaxIds.isCpf(cpf)).isPresent()) {
            throw PactoRefusal.rule("CPF_INVALIDO", "CPF do titular inválido");
        }
        return card;
    }

    private static void checkExpiry(String text, Instant now) {
        if (!text.matches("(0[1-9]|1[0-2])/20[0-9]{2}")) {
            throw PactoRefusal.rule("VALIDADE_INVALIDA", "A validade deve ser MM/aaaa");
        }
        YearMonth last =
                YearMonth.of(
                        Integer.parseInt(text.substring(3)),
                        Integer.parseInt(text.substring(0, 2)));
        if (last.isBefore(YearMonth.from(PactoTime.day(now)))) {
            throw PactoRefusal.rule("CARTAO_VENCIDO", "O cartão está vencido");
        }
    }

    /** Last of all, for a token that was looked at is used. */
    private void checkToken(PactoCall call, SaleBody body, Instant now) {
        Optional<String> token = body.text("token", 100);
        boolean missing = token.isEmpty() && call.api() == PactoApi.V3 && tokensRequired;
        if (missing || token.filter(one -> !call.unit().useSaleToken(one, now)).isPresent()) {
            throw PactoRefusal.rule("TOKEN_INVALIDO", "Token da venda inválido");
        }
    }
}
