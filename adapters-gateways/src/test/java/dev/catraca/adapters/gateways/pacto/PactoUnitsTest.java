package dev.catraca.adapters.gateways.pacto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.adapters.gateways.http.OutgoingFixture;
import dev.catraca.adapters.gateways.http.ScriptedServer;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.sale.port.UnitSystem.Reply;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.payment.PaymentMethod;
import dev.catraca.domain.sale.CouponEffect;
import dev.catraca.domain.sale.CustomerField;
import dev.catraca.domain.sale.OfferedPlan;
import dev.catraca.domain.sale.OfferedProduct;
import dev.catraca.domain.sale.SaleWish;
import dev.catraca.domain.sale.Simulation;
import dev.catraca.domain.sale.Simulation.Part;
import dev.catraca.domain.shared.BasisPoints;
import dev.catraca.sandbox.faults.Fault;
import dev.catraca.sandbox.faults.FaultOrder;
import dev.catraca.sandbox.twins.Twins;
import dev.catraca.sandbox.twins.pacto.DemoUnits;
import dev.catraca.sandbox.twins.pacto.PactoApi;
import dev.catraca.sandbox.twins.pacto.PactoConfigs;
import dev.catraca.sandbox.twins.pacto.PactoUnit;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a unit offers and what it costs, against Pacto's twins. */
class PactoUnitsTest {
    private static Twins twins;

    private final PactoFixture fixture = new PactoFixture(twins.pactoV2Base(), twins.pactoV3Base());
    private final PactoUnits units = fixture.units();
    private final LocalDate today = LocalDate.now(ZoneId.of("America/Sao_Paulo"));

    @BeforeAll
    static void start() {
        twins = Twins.start(0, 0);
    }

    @AfterEach
    void calmDown() {
        twins.faults().clear();
        torres().configure(PactoConfigs.usual());
    }

    @AfterAll
    static void stop() {
        twins.close();
    }

    static Stream<ProviderAccount> accounts() {
        return Stream.of(PactoFixture.torres(), PactoFixture.torresByV3(), PactoFixture.centro());
    }

    private static PactoUnit torres() {
        return twins.pacto().unit(DemoUnits.TORRES).orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("accounts")
    void plans_are_read_with_all_that_is_told_of_them(ProviderAccount account) {
        var year = plan(known(units.plans(account)), DemoUnits.YEAR_PLAN);

        assertThat(year.name()).isEqualTo("LIVE ANUAL");
        assertThat(year.monthlyFee()).contains(PactoFixture.reais(19_990));
        assertThat(year.firstInstalment()).contains(PactoFixture.reais(23_980));
        assertThat(year.joiningFee()).contains(PactoFixture.reais(3_990));
        assertThat(year.enrolmentFee()).contains(PactoFixture.reais(0));
        assertThat(year.total()).contains(PactoFixture.YEAR);
        assertThat(year.minimumMonths()).isEqualTo(12);
        assertThat(year.maxInstallments()).isEqualTo(12);
        assertThat(year.activities()).containsExactly("MUSCULAÇÃO", "NATAÇÃO");
        assertThat(year.dueDays()).containsExactly(5, 10, 15, 20);
        assertThat(year.isRecurring()).isTrue();
        assertThat(year.isSplitByOperator()).isFalse();
        assertThat(year.choices())
                .contains(new OfferedPlan.Activity(1, "MUSCULAÇÃO", Optional.of(7), true));
        assertThat(year.showcase().isPresent()).isEqualTo(!account.equals(PactoFixture.centro()));
    }

    @Test
    void a_plan_that_cannot_be_read_takes_no_other_with_it() {
        try (var server = new ScriptedServer()) {
            server.then(
                    200,
                    """
                    [{"codigo": 7, "nome": "BOM", "mensalidade": 39.900001525878906},
                     {"codigo": 8, "nome": "SEM VALOR", "mensalidade": "muito"},
                     {"nome": "SEM CODIGO"}]
                    """);
            var scripted = new PactoFixture(server.uri(), server.uri());

            var plans = known(scripted.units().plans(PactoFixture.torres()));

            assertThat(plans).hasSize(1);
            assertThat(plans.getFirst().code()).isEqualTo(new PlanCode("7"));
            assertThat(plans.getFirst().monthlyFee()).contains(PactoFixture.reais(3_990));
            assertThat(plans.getFirst().total()).isEmpty();
        }
    }

    @Test
    void a_unit_says_how_it_sells_and_what_it_demands() {
        torres().configure(
                        PactoConfigs.usual()
                                .methods(true, true, false)
                                .extraFields(
                                        "CEP", "DT_NASCIMENTO", "Endereço", "ParQ", "TELEFONE"));

        var settings = known(units.settings(PactoFixture.torres()));

        assertThat(settings.methods())
                .containsExactlyInAnyOrder(PaymentMethod.CARD, PaymentMethod.PIX);
        assertThat(settings.demanded())
                .containsExactlyInAnyOrder(
                        CustomerField.POSTAL_CODE, CustomerField.BIRTH_DATE, CustomerField.STREET);
        assertThat(known(units.settings(PactoFixture.torresByV3())).methods())
                .containsExactly(PaymentMethod.CARD);
        assertThat(known(units.settings(PactoFixture.centro())).methods())
                .containsExactlyInAnyOrder(PaymentMethod.values());
    }

    @ParameterizedTest
    @MethodSource("accounts")
    void products_are_read_by_category(ProviderAccount account) {
        assertThat(known(units.products("1", account)))
                .containsExactly(
                        new OfferedProduct(
                                501, "GARRAFA", Optional.empty(), PactoFixture.reais(4_990)),
                        new OfferedProduct(
                                502, "TOALHA", Optional.empty(), PactoFixture.reais(3_490)));
        assertThat(units.products("../unidades", account))
                .isEqualTo(new Reply.Refused<>("category-unknown"));
    }

    @ParameterizedTest
    @MethodSource("accounts")
    void a_client_is_known_after_buying(ProviderAccount account) {
        var request = PactoFixture.request(PaymentMethod.CARD);
        assertThat(known(units.client(request.customer().taxId(), account))).isEmpty();
        fixture.seller().sell(request, account);

        var client = known(units.client(request.customer().taxId(), account)).orElseThrow();

        assertThat(client.name()).contains("Joana Secreta da Silva");
        assertThat(client.enrolment()).isPresent();
        assertThat(fixture.calls().toString()).doesNotContain(request.customer().taxId().digits());
    }

    @ParameterizedTest
    @MethodSource("accounts")
    void a_simulation_is_as_pacto_lists_it(ProviderAccount account) {
        var simulation = simulated(DemoUnits.YEAR_PLAN, 1, 0, "", account);

        assertThat(simulation.name()).isEqualTo("LIVE ANUAL");
        assertThat(simulation.total()).isEqualTo(PactoFixture.YEAR);
        assertThat(simulation.parts()).hasSize(12);
        assertThat(simulation.parts().getFirst())
                .isEqualTo(new Part(1, PactoFixture.reais(23_980), today));
        assertThat(simulation.accessUntil()).contains(today.plusMonths(12).minusDays(1));
    }

    @ParameterizedTest
    @MethodSource("accounts")
    void instalments_add_up_and_fall_due_month_by_month(ProviderAccount account) {
        var simulation = simulated(DemoUnits.MONTH_PLAN, 3, 10, "", account);

        assertThat(simulation.total()).isEqualTo(PactoFixture.MONTH);
        assertThat(simulation.parts()).hasSize(3);
        assertThat(simulation.parts()).extracting(Part::number).containsExactly(1, 2, 3);
        assertThat(simulation.parts())
                .extracting(Part::dueOn)
                .containsExactly(
                        today,
                        today.plusMonths(1).withDayOfMonth(10),
                        today.plusMonths(2).withDayOfMonth(10));
        assertThat(simulation.parts().getFirst().amount()).isEqualTo(PactoFixture.reais(6_664));
    }

    @ParameterizedTest
    @MethodSource("accounts")
    void a_day_of_the_month_is_respected(ProviderAccount account) {
        var simulation = simulated(DemoUnits.HALF_YEAR_PLAN, 1, 20, "", account);

        assertThat(simulation.parts()).hasSize(6);
        assertThat(simulation.parts().get(1).dueOn())
                .isEqualTo(today.plusMonths(1).withDayOfMonth(20));
        assertThat(simulation.parts().get(1).amount()).isEqualTo(PactoFixture.reais(17_990));
    }

    @ParameterizedTest
    @MethodSource("accounts")
    void a_coupon_takes_off_the_same_by_either_api(ProviderAccount account) {
        var simulation = simulated(DemoUnits.MONTH_PLAN, 2, 0, DemoUnits.COUPON, account);

        assertThat(simulation.total()).isEqualTo(PactoFixture.reais(17_991));
        assertThat(simulation.parts()).hasSize(2);
        assertThat(units.coupon(DemoUnits.COUPON, new PlanCode("102"), account))
                .isEqualTo(new Reply.Known<>(new CouponEffect.Percent(new BasisPoints(1_000))));
    }

    @Test
    void with_v2_a_coupon_is_simulated_there_and_without_it_worked_out() {
        var before = twins.pacto().ledger().calls(PactoApi.V2, "simulate-order");
        simulated(DemoUnits.YEAR_PLAN, 1, 0, DemoUnits.COUPON, PactoFixture.torres());
        assertThat(twins.pacto().ledger().calls(PactoApi.V2, "simulate-order") - before).isOne();

        var byV3 =
                simulated(DemoUnits.YEAR_PLAN, 1, 0, DemoUnits.COUPON, PactoFixture.torresByV3());
        assertThat(byV3.total()).isEqualTo(PactoFixture.reais(219_483));
        assertThat(byV3.parts()).hasSize(12);
        assertThat(byV3.parts().getFirst().amount()).isEqualTo(PactoFixture.reais(21_582));
    }

    @ParameterizedTest
    @MethodSource("accounts")
    void what_does_not_exist_is_refused(ProviderAccount account) {
        assertThat(units.simulate(PactoFixture.wish(999), today, account))
                .isEqualTo(new Reply.Refused<>("PLANO_NAO_ENCONTRADO"));
        assertThat(units.simulate(wish("basic", 1, 0, ""), today, account))
                .isEqualTo(new Reply.Refused<>("plan-unknown"));
        assertThat(units.coupon("NADA", new PlanCode("101"), account))
                .isEqualTo(new Reply.Refused<>("CUPOM_INVALIDO"));
        assertThat(units.simulate(wish("101", 1, 0, "NADA"), today, account))
                .isEqualTo(new Reply.Refused<>("CUPOM_INVALIDO"));
    }

    @Test
    void parts_that_do_not_add_up_are_no_simulation() {
        try (var server = new ScriptedServer()) {
            server.then(
                    200,
                    """
                    {"return": {"nomePlano": "X", "valorFinal": 100.00, "parcelas": [
                      {"valor": 50.00, "dataCobranca": "05/12/2026"},
                      {"valor": 49.99, "dataCobranca": "05/01/2027"}]}}
                    """);
            var scripted = new PactoFixture(server.uri(), server.uri());

            assertThat(
                            scripted.units()
                                    .simulate(PactoFixture.wish(1), today, PactoFixture.torres()))
                    .isEqualTo(
                            new Reply.Unavailable<>(
                                    "unexpected answer: simulation-does-not-add-up",
                                    Optional.empty()));
        }
    }

    @Test
    void a_coupon_of_an_untold_effect_prices_nothing() {
        try (var server = new ScriptedServer()) {
            server.then(200, "{\"return\":{\"nomePlano\":\"X\",\"valorFinal\":100.0}}")
                    .then(200, "{\"retorno\":{\"status\":\"VALIDO\"},\"statusErro\":\"\"}");
            var scripted = new PactoFixture(server.uri(), server.uri());

            assertThat(
                            scripted.units()
                                    .simulate(
                                            wish("1", 1, 0, "X"), today, PactoFixture.torresByV3()))
                    .isInstanceOf(Reply.Unavailable.class);
            assertThat(server.requests().getFirst().body()).isEmpty();
            assertThat(server.lastRequest().query()).contains("numeroCupomDesconto=X");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {
                "ERROR_500",
                "EMPTY_500",
                "HTML_500",
                "HTML",
                "GARBAGE",
                "REDIRECT",
                "RESET",
                "CUT",
                "HUGE",
                "UNAUTHORIZED",
                "RATE_LIMITED",
                "TIMEOUT_BEFORE",
                "PRICE_OFF"
            })
    void trouble_is_unavailable(Fault fault) {
        twins.faults().arm(FaultOrder.of(fault).at("pacto-v3", "simulate").times(20));
        var hasty =
                new PactoFixture(
                        twins.pactoV2Base(), twins.pactoV3Base(), OutgoingFixture.HASTY, Map.of());

        var reply =
                hasty.units()
                        .simulate(
                                PactoFixture.wish(DemoUnits.YEAR_PLAN),
                                today,
                                PactoFixture.torres());

        assertThat(reply)
                .isInstanceOfSatisfying(
                        Reply.Unavailable.class,
                        it -> assertThat(it.cause()).doesNotContain("<", "{"));
    }

    @Test
    void an_error_in_a_success_is_a_refusal() {
        twins.faults().arm(FaultOrder.of(Fault.ERROR_IN_200).at("pacto-v3", "list-plans").times(1));

        assertThat(units.plans(PactoFixture.torres())).isInstanceOf(Reply.Refused.class);
    }

    @Test
    void a_bad_key_is_told_to_come_back_later() {
        var stranger =
                PactoFixture.account(
                        9,
                        Map.of(
                                "v2.secretKey",
                                "00000000000000000000000000000000",
                                "v2.unitCode",
                                "2"));

        assertThat(units.plans(stranger))
                .isEqualTo(
                        new Reply.Unavailable<>("key-refused", Optional.of(Duration.ofMinutes(1))));
        assertThat(units.plans(PactoFixture.account(9, Map.of())))
                .isEqualTo(new Reply.Unavailable<>("account-incomplete", Optional.empty()));
    }

    @Test
    void nobody_there_is_unavailable() {
        var nobody = URI.create("http://localhost:1");

        assertThat(new PactoFixture(nobody, nobody).units().plans(PactoFixture.torres()))
                .isEqualTo(new Reply.Unavailable<>("connect-failed", Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"0,Untold", "19.99,Amount"})
    void what_a_coupon_takes_off_is_told_or_not(String value, String effect) {
        try (var server = new ScriptedServer()) {
            server.then(200, "{\"retorno\":{\"codigo\":1,\"valor\":" + value + "}}");
            var scripted = new PactoFixture(server.uri(), server.uri());

            var told =
                    known(
                            scripted.units()
                                    .coupon("X", new PlanCode("1"), PactoFixture.torresByV3()));

            assertThat(told.getClass().getSimpleName()).isEqualTo(effect);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.001", "100.01", "1e9", "33.333"})
    void an_odd_percentage_is_no_coupon(String percent) {
        try (var server = new ScriptedServer()) {
            server.then(200, "{\"retorno\":{\"percentual\":" + percent + "}}");
            var scripted = new PactoFixture(server.uri(), server.uri());

            assertThat(scripted.units().coupon("X", new PlanCode("1"), PactoFixture.torresByV3()))
                    .isInstanceOf(Reply.Unavailable.class);
        }
    }

    /** Zero and the empty text say nothing. */
    private Simulation simulated(
            int plan, int installments, int dueDay, String coupon, ProviderAccount account) {
        return known(
                units.simulate(
                        wish(Integer.toString(plan), installments, dueDay, coupon),
                        today,
                        account));
    }

    private static SaleWish wish(String plan, int installments, int dueDay, String coupon) {
        return new SaleWish(
                new PlanCode(plan),
                installments,
                Optional.of(dueDay).filter(it -> it > 0),
                Optional.of(coupon).filter(it -> !it.isEmpty()));
    }

    private static OfferedPlan plan(List<OfferedPlan> plans, int code) {
        return plans.stream()
                .filter(it -> it.code().value().equals(Integer.toString(code)))
                .findFirst()
                .orElseThrow();
    }

    private static <T> T known(Reply<T> reply) {
        return ((Reply.Known<T>) reply).value();
    }
}
