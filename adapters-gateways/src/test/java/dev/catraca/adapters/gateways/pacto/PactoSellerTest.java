package dev.catraca.adapters.gateways.pacto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catraca.adapters.gateways.http.OutgoingFixture;
import dev.catraca.adapters.gateways.http.ScriptedServer;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.payment.port.ChargeReport;
import dev.catraca.application.payment.port.SaleInquiry;
import dev.catraca.application.payment.port.SaleOutcome.Approved;
import dev.catraca.application.payment.port.SaleOutcome.Declined;
import dev.catraca.application.payment.port.SaleOutcome.Issued;
import dev.catraca.application.payment.port.SaleOutcome.NotSent;
import dev.catraca.application.payment.port.SaleOutcome.Refused;
import dev.catraca.application.payment.port.SaleOutcome.Unclear;
import dev.catraca.application.payment.port.SaleRequest;
import dev.catraca.application.payment.port.SellsDirectly;
import dev.catraca.application.payment.port.SellsDirectlyContract;
import dev.catraca.application.shared.port.CallLog;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.payment.ChargeReference;
import dev.catraca.domain.payment.PaymentMethod;
import dev.catraca.domain.payment.PaymentTerms;
import dev.catraca.domain.payment.Voucher;
import dev.catraca.domain.sale.SaleWish;
import dev.catraca.sandbox.faults.Fault;
import dev.catraca.sandbox.faults.FaultOrder;
import dev.catraca.sandbox.twins.Twins;
import dev.catraca.sandbox.twins.pacto.DemoUnits;
import dev.catraca.sandbox.twins.pacto.PactoApi;
import dev.catraca.sandbox.twins.pacto.PactoLedger.SaleEntry;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Selling, and looking for what was sold, against Pacto's twins. */
class PactoSellerTest implements SellsDirectlyContract {
    private static final URI NOBODY = URI.create("http://localhost:1");

    private static Twins twins;

    private final PactoFixture fixture = fixture(OutgoingFixture.PATIENT, Map.of());

    /** A token and a sale have to come in this time. */
    private final PactoFixture hasty = fixture(Duration.ofSeconds(2), Map.of());

    private static PactoFixture fixture(Duration total, Map<String, String> settings) {
        return new PactoFixture(twins.pactoV2Base(), twins.pactoV3Base(), total, settings);
    }

    @BeforeAll
    static void start() {
        twins = Twins.start(0, 0);
    }

    @AfterEach
    void calmDown() {
        twins.faults().clear();
        twins.pacto().requireSaleTokens(true);
    }

    @AfterAll
    static void stop() {
        twins.close();
    }

    @Override
    public SellsDirectly seller() {
        return fixture.seller();
    }

    @Override
    public SellsDirectly hastySeller() {
        return hasty.seller();
    }

    @Override
    public SellsDirectly unreachableSeller() {
        return new PactoFixture(NOBODY, NOBODY).seller();
    }

    @Override
    public ProviderAccount account() {
        return PactoFixture.torres();
    }

    @Override
    public SaleRequest request(PaymentMethod method) {
        return PactoFixture.request(method);
    }

    @Override
    public SaleRequest requestByDeclinedCard() {
        return PactoFixture.request(PaymentMethod.CARD, PactoFixture.DECLINED_CARD);
    }

    @Override
    public SaleRequest requestForUnknownPlan() {
        return PactoFixture.request(
                PaymentMethod.CARD,
                PactoFixture.CARD,
                PactoFixture.wish(999),
                PactoFixture.YEAR,
                PactoFixture.customer());
    }

    @Override
    public void buyerPays(SaleRequest request) {
        twins.pacto().pay(only(request).code());
    }

    @Override
    public void saleExpires(SaleRequest request) {
        twins.pacto().expire(only(request).code());
    }

    @Override
    public int sales(SaleRequest request) {
        return (int) entries(request).count();
    }

    private static SaleEntry only(SaleRequest request) {
        var all = entries(request).toList();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static Stream<SaleEntry> entries(SaleRequest request) {
        return twins.pacto().ledger().sales().stream()
                .filter(it -> it.cpf().equals(request.customer().taxId().digits()));
    }

    @Override
    public long askedToSell(PaymentMethod method) {
        return Stream.of(PactoApi.values())
                .mapToLong(it -> twins.pacto().ledger().calls(it, operation(method)))
                .sum();
    }

    @Override
    public void nextSale(PaymentMethod method, Trouble trouble) {
        for (var party : List.of("pacto-v2", "pacto-v3")) {
            if (party.equals("pacto-v2") || method == PaymentMethod.CARD) {
                twins.faults().arm(order(trouble).at(party, operation(method)).times(1));
            }
        }
    }

    private static String operation(PaymentMethod method) {
        return switch (method) {
            case CARD -> "sell-card";
            case PIX -> "sell-pix";
            case BOLETO -> "sell-boleto";
        };
    }

    private static FaultOrder order(Trouble trouble) {
        return switch (trouble) {
            case SERVER_ERROR -> FaultOrder.of(Fault.ERROR_500);
            case EMPTY_SERVER_ERROR -> FaultOrder.of(Fault.EMPTY_500);
            case ERROR_PAGE -> FaultOrder.of(Fault.HTML_500);
            case WEB_PAGE -> FaultOrder.of(Fault.HTML);
            case REDIRECT -> FaultOrder.of(Fault.REDIRECT);
            case SILENCE -> FaultOrder.of(Fault.TIMEOUT_BEFORE);
            case CONNECTION_LOST -> FaultOrder.of(Fault.RESET);
            case ERROR_AS_SUCCESS -> FaultOrder.of(Fault.ERROR_IN_200);
            case SERVER_ERROR_AFTERWARDS -> FaultOrder.of(Fault.ERROR_500_AFTER);
            case GARBAGE -> FaultOrder.of(Fault.GARBAGE);
            case SILENCE_AFTERWARDS -> FaultOrder.of(Fault.TIMEOUT_AFTER);
            case LATE -> FaultOrder.of(Fault.LATE);
            case CONNECTION_LOST_AFTERWARDS -> FaultOrder.of(Fault.RESET_AFTER);
            case HALF_AN_ANSWER -> FaultOrder.of(Fault.CUT);
            case ENDLESS_ANSWER -> FaultOrder.of(Fault.HUGE);
            case DRIPPING_ANSWER -> FaultOrder.of(Fault.DRIP).delay(Duration.ofMillis(50));
        };
    }

    @Override
    public List<CallLog.Call> calls() {
        return fixture.calls();
    }

    @Test
    void a_card_is_sold_by_v3_where_there_is_one_and_by_v2_elsewhere() {
        var torres = PactoFixture.request(PaymentMethod.CARD);
        var centro = PactoFixture.request(PaymentMethod.CARD);

        var byV3 = (Approved) seller().sell(torres, PactoFixture.torres());
        var byV2 = (Approved) seller().sell(centro, PactoFixture.centro());

        assertThat(only(torres).api()).isEqualTo(PactoApi.V3);
        assertThat(byV3.reference().map(ChargeReference::value))
                .contains(Integer.toString(only(torres).code()));
        assertThat(byV3.transaction()).contains(only(torres).transaction());
        assertThat(only(centro).api()).isEqualTo(PactoApi.V2);
        assertThat(byV2.reference()).isEmpty();
        assertThat(byV2.amount()).isEqualTo(PactoFixture.YEAR);
    }

    @Test
    void a_declined_card_is_declined_by_both() {
        var request = requestByDeclinedCard();

        assertThat(seller().sell(request, PactoFixture.torres()))
                .isEqualTo(new Declined("RECUSADA"));
        assertThat(seller().sell(request, PactoFixture.centro()))
                .isEqualTo(new Declined("RECUSADA"));
    }

    @Test
    void what_somebody_looks_at_first_is_not_approved() {
        var request = PactoFixture.request(PaymentMethod.CARD, PactoFixture.LOOKED_AT_CARD);

        assertThat(seller().sell(request, account())).isEqualTo(new Unclear("status EM_ANALISE"));
        assertThat(look(request)).isInstanceOf(ChargeReport.Absent.class);

        twins.pacto().approve(only(request).code());
        assertThat(look(request)).isInstanceOf(ChargeReport.Known.class);
    }

    @Test
    void pacto_is_told_what_the_customer_told() {
        var wish =
                new SaleWish(
                        new PlanCode(Integer.toString(DemoUnits.MONTH_PLAN)),
                        3,
                        Optional.of(10),
                        Optional.of(DemoUnits.COUPON));
        var request =
                PactoFixture.request(
                        PaymentMethod.CARD,
                        PactoFixture.CARD,
                        wish,
                        PactoFixture.reais(17_991),
                        PactoFixture.customer());

        assertThat(seller().sell(request, account())).isInstanceOf(Approved.class);

        var sale = only(request);
        assertThat(sale.name()).isEqualTo("Joana Secreta da Silva");
        assertThat(sale.phone()).isEqualTo("51987654321");
        assertThat(sale.division()).isEqualTo(3);
        assertThat(sale.coupon()).contains(DemoUnits.COUPON);
        assertThat(sale.ip()).contains(PactoFixture.ADDRESS);
        assertThat(sale.total()).isEqualTo(17_991);
        assertThat(sale.card().orElseThrow().lastFour()).isEqualTo("1111");
    }

    @Test
    void a_pix_says_until_when_and_a_boleto_on_which_day() {
        var pix = request(PaymentMethod.PIX);
        var boleto = request(PaymentMethod.BOLETO);

        var byPix = (Issued) seller().sell(pix, account());
        var byBoleto = (Issued) seller().sell(boleto, account());

        assertThat(((Voucher.Pix) byPix.voucher()).expiresAt())
                .isEqualTo(only(pix).expiresAt().orElseThrow().truncatedTo(ChronoUnit.SECONDS));
        var voucher = (Voucher.Boleto) byBoleto.voucher();
        assertThat(
                        voucher.dueOn()
                                .plusDays(1)
                                .atStartOfDay(ZoneId.of("America/Sao_Paulo"))
                                .toInstant())
                .isEqualTo(only(boleto).expiresAt().orElseThrow());
        assertThat(voucher.document()).isPresent();
        assertThat(only(pix).captcha()).contains(PactoFixture.CHALLENGE);
    }

    @ParameterizedTest
    @EnumSource(
            value = PaymentMethod.class,
            names = {"PIX", "BOLETO"})
    void v3_alone_sells_by_card_only(PaymentMethod method) {
        var v3 = PactoFixture.torresByV3();

        assertThat(seller().methods(v3)).containsExactly(PaymentMethod.CARD);
        assertThat(seller().sell(request(method), v3)).isEqualTo(new Refused("method-not-offered"));
        assertThat(fixture.calls()).isEmpty();
    }

    @Test
    void v3_alone_cannot_say_what_was_sold() {
        var request = request(PaymentMethod.CARD);
        var v3 = PactoFixture.torresByV3();
        assertThat(seller().look(inquiry(request), v3)).isInstanceOf(ChargeReport.Absent.class);

        seller().sell(request, v3);

        assertThat(seller().look(inquiry(request), v3))
                .isInstanceOfSatisfying(
                        ChargeReport.Unknown.class,
                        it -> assertThat(it.cause()).contains("V3 does not tell"));
    }

    @Test
    void v2_alone_finds_what_was_sold() {
        var request = request(PaymentMethod.PIX);
        seller().sell(request, PactoFixture.centro());

        assertThat(seller().look(inquiry(request), PactoFixture.centro()))
                .isInstanceOf(ChargeReport.Known.class);
    }

    @Test
    void a_sale_before_the_attempt_and_one_of_another_plan_or_value_are_not_meant() {
        var request = request(PaymentMethod.CARD);
        seller().sell(request, account());
        var terms = request.terms();
        var inquiry = inquiry(request);

        var later =
                new PaymentTerms(
                        terms.id(),
                        terms.order(),
                        1,
                        terms.provider(),
                        terms.account(),
                        terms.amount(),
                        terms.requestedAt().plus(Duration.ofMinutes(3)),
                        terms.expiresAt());
        var dearer =
                new PaymentTerms(
                        terms.id(),
                        terms.order(),
                        1,
                        terms.provider(),
                        terms.account(),
                        PactoFixture.reais(243_871),
                        terms.requestedAt(),
                        terms.expiresAt());
        assertThat(
                        Stream.of(
                                new SaleInquiry(
                                        later, Optional.empty(), inquiry.plan(), inquiry.taxId()),
                                new SaleInquiry(
                                        dearer, Optional.empty(), inquiry.plan(), inquiry.taxId()),
                                new SaleInquiry(
                                        terms,
                                        Optional.empty(),
                                        new PlanCode("102"),
                                        inquiry.taxId())))
                .allSatisfy(
                        it ->
                                assertThat(seller().look(it, account()))
                                        .isInstanceOf(ChargeReport.Absent.class));
    }

    @ParameterizedTest
    @CsvSource({
        "sale-token,EMPTY_500",
        "sale-token,RESET",
        "sale-token,HTML",
        "sale-token,TIMEOUT_BEFORE"
    })
    void without_its_token_no_sale_is_sent(String operation, Fault fault) {
        var request = request(PaymentMethod.CARD);
        var before = askedToSell(PaymentMethod.CARD);
        twins.faults().arm(FaultOrder.of(fault).at("pacto-v3", operation).times(4));

        assertThat(hastySeller().sell(request, account())).isInstanceOf(NotSent.class);
        assertThat(askedToSell(PaymentMethod.CARD)).isEqualTo(before);
    }

    @Test
    void a_token_is_not_asked_for_if_nobody_wants_it() {
        twins.pacto().requireSaleTokens(false);
        var plain = fixture(OutgoingFixture.PATIENT, Map.of("catraca.pacto-v3.sale-token", "none"));

        assertThat(plain.seller().sell(request(PaymentMethod.CARD), account()))
                .isInstanceOf(Approved.class);
        assertThat(plain.calls()).hasSize(1);
    }

    @Test
    void v2_bears_its_token_if_it_shall() {
        var settings = Map.of("catraca.pacto-v2.sale-token", "body");
        var withToken = fixture(OutgoingFixture.PATIENT, settings);

        assertThat(withToken.seller().sell(request(PaymentMethod.PIX), account()))
                .isInstanceOf(Issued.class);
        assertThat(withToken.calls())
                .extracting(CallLog.Call::route)
                .containsExactly(
                        "/v2/vendas/tkn/{key}", "/v2/vendas/{key}/alunovendaonlinepix/{captcha}");
    }

    @ParameterizedTest
    @CsvSource({"pacto-v3,CARD", "pacto-v2,PIX", "pacto-v2,BOLETO"})
    void an_amount_that_is_off_is_not_believed(String party, PaymentMethod method) {
        twins.faults().arm(FaultOrder.of(Fault.PRICE_OFF).at(party, operation(method)).times(1));

        assertThat(seller().sell(request(method), account()))
                .isEqualTo(new Unclear("unexpected answer: valor"));
    }

    @ParameterizedTest
    @EnumSource(PaymentMethod.class)
    void a_bare_answer_and_a_double_one_are_enough(PaymentMethod method) {
        for (var fault : List.of(Fault.BARE_ANSWER, Fault.DOUBLE_ENVELOPE)) {
            for (var party : List.of("pacto-v3", "pacto-v2")) {
                if (party.equals("pacto-v2") || method == PaymentMethod.CARD) {
                    twins.faults().arm(FaultOrder.of(fault).at(party, operation(method)).times(1));
                }
            }
            var outcome = seller().sell(request(method), account());
            assertThat(outcome)
                    .isInstanceOf(method == PaymentMethod.CARD ? Approved.class : Issued.class);
            twins.faults().clear();
        }
    }

    @Test
    void another_amount_than_was_asked_is_not_paid_by_a_voucher() {
        var cheaper =
                PactoFixture.request(
                        PaymentMethod.PIX,
                        PactoFixture.CARD,
                        PactoFixture.wish(DemoUnits.YEAR_PLAN),
                        PactoFixture.MONTH,
                        PactoFixture.customer());

        assertThat(seller().sell(cheaper, account()))
                .isEqualTo(new Unclear("unexpected answer: valor"));
    }

    @Test
    void a_bad_key_sells_nothing_and_a_limit_neither() {
        twins.faults().arm(FaultOrder.of(Fault.UNAUTHORIZED).at("pacto-v2", "sell-pix").times(1));
        assertThat(seller().sell(request(PaymentMethod.PIX), account()))
                .isEqualTo(new NotSent("key-refused", Optional.of(Duration.ofMinutes(1))));

        twins.faults().arm(FaultOrder.of(Fault.RATE_LIMITED).at("pacto-v2", "sell-pix").times(1));
        assertThat(seller().sell(request(PaymentMethod.PIX), account()))
                .isInstanceOfSatisfying(
                        NotSent.class, it -> assertThat(it.cause()).isEqualTo("rate-limited"));
    }

    @Test
    void what_v2_says_is_wrong_with_a_request_was_not_sold() {
        assertThat(seller().sell(requestForUnknownPlan(), PactoFixture.centro()))
                .isEqualTo(new Refused("PLANO_NAO_ENCONTRADO"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", ".", "a/b", "a b", "a%2Fb", "a?b"})
    void what_could_leave_the_path_is_no_challenge(String challenge) {
        var usual = request(PaymentMethod.PIX);
        var odd =
                new SaleRequest(
                        usual.terms(),
                        usual.wish(),
                        usual.method(),
                        usual.customer(),
                        usual.card(),
                        challenge,
                        usual.address());

        assertThat(seller().sell(odd, account())).isEqualTo(new Refused("challenge-invalid"));
        assertThat(fixture.calls()).isEmpty();
    }

    @Test
    void nothing_is_sold_inside_a_transaction() {
        fixture.openTransaction();

        assertThatThrownBy(() -> seller().sell(request(PaymentMethod.PIX), account()))
                .isInstanceOf(IllegalStateException.class);
    }

    /** Whatever the two units ask, each request bears the one key that belongs to it. */
    @Test
    void no_request_of_one_unit_bears_the_key_of_another() {
        var before = twins.pacto().ledger().requests().size();
        for (var account :
                List.of(PactoFixture.torres(), PactoFixture.centro(), PactoFixture.torresByV3())) {
            fixture.units().plans(account);
            fixture.units().settings(account);
            fixture.units().products("1", account);
            fixture.units()
                    .simulate(
                            PactoFixture.wish(DemoUnits.YEAR_PLAN),
                            LocalDate.now(ZoneId.of("America/Sao_Paulo")),
                            account);
            fixture.units().coupon(DemoUnits.COUPON, new PlanCode("101"), account);
            for (var method : seller().methods(account)) {
                var request = request(method);
                seller().sell(request, account);
                seller().look(inquiry(request), account);
            }
        }

        var requests = twins.pacto().ledger().requests();
        var asked = requests.subList(before, requests.size());
        assertThat(asked).hasSizeGreaterThan(30).allSatisfy(it -> assertThat(it.keys()).hasSize(1));
        assertThat(asked)
                .filteredOn(it -> it.units().equals(List.of(DemoUnits.CENTRO)))
                .hasSize(
                        (int)
                                fixture.calls().stream()
                                        .filter(
                                                it ->
                                                        it.merchant()
                                                                .equals(
                                                                        Optional.of(
                                                                                PactoFixture
                                                                                        .centro()
                                                                                        .merchant())))
                                        .count())
                .isNotEmpty();
    }

    @Test
    void the_body_has_the_documented_fields_and_no_others() {
        try (var server = new ScriptedServer()) {
            server.then(200, "{\"return\":\"token-of-the-sale\"}")
                    .then(200, "{\"retorno\":{\"status\":\"Aprovado\",\"valor\":2438.7}}");
            var scripted =
                    new PactoFixture(
                            server.uri(),
                            server.uri(),
                            OutgoingFixture.PATIENT,
                            Map.of("catraca.pacto.places", "1:São Paulo/SP=3/4;1:torres/rs=256/3"));

            assertThat(scripted.seller().sell(request(PaymentMethod.CARD), account()))
                    .isInstanceOf(Approved.class);

            var sent = server.lastRequest();
            assertThat(sent.headers().keySet()).doesNotContain("Catraca-target");
            assertThat(sent.headers()).containsEntry("Empresaid", List.of("1101"));
            assertThat(sent.body())
                    .startsWith("{\"unidade\":1,\"plano\":101,\"nome\":\"Joana Secreta da Silva\"")
                    .contains("\"telefone\":\"51987654321\"")
                    .contains("\"cidade\":256,\"estado\":3,\"cep\":\"95560000\"")
                    .contains("\"dataNascimento\":\"03/02/1990\",\"sexo\":\"F\"")
                    .contains("\"validade\":\"12/2029\",\"cvv\":\"737\"")
                    .contains("\"ipPublico\":\"203.0.113.7\",\"token\":\"token-of-the-sale\"")
                    .contains("\"termoDeUsoAceito\":true,\"origemSistema\":9")
                    .doesNotContain("nrVezesDividir", "complemento", "rg", "null");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"return\":\"APROVADA\",\"statusErro\":\"ALGO\"}",
                "{\"retorno\":{\"status\":\"APROVADO\",\"cartaoAprovado\":false}}",
                "{\"return\":\"QUASE_APROVADA\"}",
                "{\"return\":\"\"}",
                "{\"return\":null}",
                "{\"return\":true}",
                "{\"return\":[]}",
                "{}",
                "[]",
                "APROVADA",
                "\"APROVADA\"",
                "",
                "<html>APROVADA</html>",
                "{\"erro\":\"Joana Secreta ja comprou\"}",
                "{\"meta\":{\"error\":true},\"content\":\"APROVADA\"}"
            })
    void nothing_but_approved_is_approved(String body) {
        try (var server = new ScriptedServer()) {
            server.then(200, body);
            var scripted = new PactoFixture(server.uri(), server.uri());

            assertThat(scripted.seller().sell(request(PaymentMethod.CARD), PactoFixture.centro()))
                    .isInstanceOfSatisfying(
                            Unclear.class, it -> assertThat(it.cause()).doesNotContain("Joana"));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"return\":\"aprovada\"}",
                "{\"retorno\":{\"status\":\"Aprovado\"},\"statusErro\":null}",
                "{\"content\":{\"status\":\"APROVADA\"},\"meta\":{\"error\":null}}",
                "{\"data\":{\"situacao\":\"APROVADO\"},\"message\":\"Venda realizada\"}"
            })
    void approved_has_many_forms(String body) {
        try (var server = new ScriptedServer()) {
            server.then(200, body);
            var scripted = new PactoFixture(server.uri(), server.uri());

            assertThat(scripted.seller().sell(request(PaymentMethod.CARD), PactoFixture.centro()))
                    .isEqualTo(new Approved(Optional.empty(), Optional.empty(), PactoFixture.YEAR));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400|{\"statusErro\":\"CPF_INVALIDO\"}|Refused",
                "422|{\"erro\":\"O CPF da Joana\"}|Refused",
                "400|{\"statusErro\":\"CARTAO_RECUSADO\"}|Declined",
                "402|{\"statusErro\":\"NEGADA\"}|Declined",
                "402|{\"statusErro\":\"SALDO\"}|Unclear",
                "400|<html>Bad Request</html>|Unclear",
                "404|{}|Unclear",
                "409|{\"statusErro\":\"JA_VENDIDO\"}|Unclear",
                "408|{}|Unclear",
                "302|{}|Unclear",
                "503|{\"statusErro\":\"CPF_INVALIDO\"}|Unclear",
                "403|<html>|NotSent"
            })
    void a_status_says_how_certain_it_is(int status, String body, String outcome) {
        try (var server = new ScriptedServer()) {
            server.then(status, body);
            var scripted = new PactoFixture(server.uri(), server.uri());

            var sold = scripted.seller().sell(request(PaymentMethod.CARD), PactoFixture.centro());

            assertThat(sold.getClass().getSimpleName()).isEqualTo(outcome);
            assertThat(sold.toString()).doesNotContain("Joana");
            assertThat(server.requests()).hasSize(1);
        }
    }

    private ChargeReport look(SaleRequest request) {
        return seller().look(inquiry(request), account());
    }

    private static SaleInquiry inquiry(SaleRequest request) {
        return new SaleInquiry(
                request.terms(),
                Optional.empty(),
                request.wish().plan(),
                request.customer().taxId());
    }
}
