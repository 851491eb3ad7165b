package dev.catraca.adapters.gateways.asaas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.adapters.gateways.http.OutgoingFixture;
import dev.catraca.adapters.gateways.http.ScriptedServer;
import dev.catraca.application.payment.port.ChargeReport;
import dev.catraca.application.payment.port.ChargeRequest;
import dev.catraca.application.payment.port.OpenOutcome.Opened;
import dev.catraca.application.payment.port.PaymentProvider.Claim;
import dev.catraca.application.payment.port.RefundsCharges.Outcome;
import dev.catraca.application.payment.port.RefundsCharges.Outcome.Accepted;
import dev.catraca.application.payment.port.RefundsCharges.Outcome.NotSent;
import dev.catraca.application.payment.port.RefundsCharges.Outcome.Refused;
import dev.catraca.application.payment.port.RefundsCharges.Outcome.Unclear;
import dev.catraca.application.payment.port.RefundsCharges.Request;
import dev.catraca.domain.payment.ChargeFact;
import dev.catraca.domain.payment.ChargeReference;
import dev.catraca.domain.payment.RefundId;
import dev.catraca.domain.shared.Money;
import dev.catraca.sandbox.faults.Fault;
import dev.catraca.sandbox.faults.FaultOrder;
import dev.catraca.sandbox.twins.Twins;
import dev.catraca.sandbox.twins.asaas.CheckoutAction;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Refunds of a checkout of R$ 129,90 that was paid at the twin, which honours no key; the answers
 * it never gives are scripted.
 */
class AsaasRefundsTest {
    private final Twins twins = Twins.start(0, 0);
    private final AsaasRefunds asaas = gateway(twins.asaasBase(), OutgoingFixture.PATIENT);
    private final ChargeRequest request = AsaasFixture.request();
    private final RefundId id = new RefundId(UUID.randomUUID());
    private ChargeReference checkout = new ChargeReference("none");

    @BeforeEach
    void pay() {
        checkout = open(AsaasFixture.request());
        twins.asaas().act(checkout.value(), CheckoutAction.CARD);
    }

    private ChargeReference open(ChargeRequest request) {
        return ((Opened)
                        new AsaasFixture(twins.asaasBase())
                                .provider()
                                .open(request, AsaasFixture.account()))
                .reference();
    }

    @AfterEach
    void stop() {
        twins.close();
    }

    @Test
    void part_of_it_goes_back_and_then_the_rest_and_no_more() {
        assertThat(refund(id, 990)).isInstanceOf(Accepted.class);
        assertThat(refunded()).isEqualTo(990);
        assertThat(refund(another(), 12_001)).isEqualTo(new Refused("not-enough-left"));
        assertThat(refund(another(), 12_000)).isInstanceOf(Accepted.class);
        assertThat(refund(another(), 1)).isEqualTo(new Refused("not-enough-left"));
        assertThat(refunded()).isEqualTo(12_990);
    }

    @Test
    void a_refund_that_is_denied_later_is_told_when_the_charge_is_read() {
        assertThat(refund(id, 990)).isInstanceOf(Accepted.class);
        twins.asaas().act(checkout.value(), CheckoutAction.REFUND_REQUESTED);
        twins.asaas().act(checkout.value(), CheckoutAction.REFUND_DENIED);

        var report =
                new AsaasFixture(twins.asaasBase())
                        .provider()
                        .find(checkout, Claim.NONE, AsaasFixture.account());
        var fact = (ChargeFact.Collected) ((ChargeReport.Known) report).fact();
        assertThat(fact.refunded()).isEqualTo(Money.of(990, "BRL"));
        assertThat(fact.failed())
                .containsExactly(
                        new ChargeFact.FailedRefund(
                                Optional.empty(), Money.of(12_000, "BRL"), "refund-canceled"));
    }

    @Test
    void whoever_asks_again_is_told_what_was_done() {
        var first = refund(id, 990);
        assertThat(refund(id, 990)).isEqualTo(first);
        assertThat(refunded()).isEqualTo(990);
    }

    @Test
    void a_lost_answer_is_found_out_by_reading() {
        fault(Fault.TIMEOUT_AFTER);
        var hasty = gateway(twins.asaasBase(), Duration.ofSeconds(1));
        assertThat(hasty.refund(request(id, 990), AsaasFixture.account()))
                .isInstanceOf(Unclear.class);
        assertThat(refunded()).isEqualTo(990);

        assertThat(refund(id, 990)).isInstanceOf(Accepted.class);
        assertThat(refunded()).isEqualTo(990);
    }

    @ParameterizedTest
    @EnumSource(names = {"ERROR_500", "ERROR_500_AFTER"})
    void a_500_is_followed_by_success_once(Fault fault) {
        fault(fault);
        assertThat(refund(id, 990)).isInstanceOf(Unclear.class);
        assertThat(refund(id, 990)).isInstanceOf(Accepted.class);
        assertThat(refunded()).isEqualTo(990);
    }

    /** R$ 43,30 each: the first one whole, then part of the second. */
    @Test
    void instalments_go_back_from_the_first_on_and_go_on_where_they_stopped() {
        var page = AsaasFixture.request().page();
        checkout =
                open(
                        AsaasFixture.with(
                                request,
                                AsaasFixture.page(
                                        Set.of(), 3, Optional.empty(), page.items().getFirst())));
        twins.asaas().payByCard(checkout.value(), 3);

        // As if the second of the two calls had never been made.
        assertThat(refund(id, 4_330)).isInstanceOf(Accepted.class);
        fault(Fault.ERROR_500);
        assertThat(refund(id, 5_000)).isInstanceOf(Unclear.class);
        assertThat(refund(id, 5_000)).isInstanceOf(Accepted.class);
        assertThat(
                        twins.asaas().ledger().payments(checkout.value()).stream()
                                .map(it -> it.refunded())
                                .sorted())
                .containsExactly(0L, 670L, 4_330L);
    }

    @Test
    void what_was_not_paid_does_not_go_back() {
        checkout = open(AsaasFixture.request());
        assertThat(refund(id, 1)).isEqualTo(new Refused("not-enough-left"));
    }

    @ParameterizedTest
    @CsvSource({
        "401, invalid_access_token, NotSent",
        "403, forbidden, NotSent",
        "429, rate, NotSent",
        "400, invalid_action, Refused",
        "404, not_found, Refused",
        "400, '', Unclear",
        "418, teapot, Unclear",
        "503, '', Unclear"
    })
    void each_answer_has_one_meaning(int status, String code, String meaning) {
        try (var scripted = new ScriptedServer()) {
            scripted.then(200, paid())
                    .then(
                            status,
                            code.isEmpty()
                                    ? "{}"
                                    : "{\"errors\":[{\"code\":\"%s\"}]}".formatted(code));
            assertThat(at(scripted).getClass().getSimpleName()).isEqualTo(meaning);
            assertThat(scripted.lastRequest().body())
                    .isEqualTo("{\"value\":9.90,\"description\":\"Catraca %s\"}".formatted(id));
        }
    }

    @Test
    void what_is_on_its_way_back_is_not_asked_for_again_nor_what_was_denied() {
        try (var scripted = new ScriptedServer()) {
            scripted.then(200, paid(back("PENDING")));
            assertThat(at(scripted)).isEqualTo(new Accepted("pay_1"));
            assertThat(scripted.requests()).allMatch(it -> it.method().equals("GET"));
        }
        try (var scripted = new ScriptedServer()) {
            scripted.then(200, paid(back("CANCELLED")));
            assertThat(at(scripted)).isEqualTo(new Refused("refund-canceled"));
            assertThat(scripted.requests()).allMatch(it -> it.method().equals("GET"));
        }
        // Somebody else's says nothing of ours.
        try (var scripted = new ScriptedServer()) {
            var others = back("CANCELLED").replace(id.toString(), another().toString());
            scripted.then(200, paid(others)).then(200, payment("null"));
            assertThat(at(scripted)).isEqualTo(new Accepted("pay_1"));
            assertThat(scripted.lastRequest().method()).isEqualTo("POST");
        }
    }

    @Test
    void what_cannot_be_read_first_is_not_sent() {
        try (var scripted = new ScriptedServer()) {
            scripted.then(200, "{\"data\":[{}]}");
            assertThat(at(scripted)).isInstanceOf(NotSent.class);
        }
        try (var scripted = new ScriptedServer()) {
            scripted.then(429, "{}");
            assertThat(at(scripted)).isEqualTo(new NotSent("status 429", Optional.empty()));
        }
    }

    private Outcome at(ScriptedServer scripted) {
        checkout = new ChargeReference("0199f0aa-0000-4000-8000-000000000001");
        return gateway(scripted.uri(), OutgoingFixture.PATIENT)
                .refund(request(id, 990), AsaasFixture.account());
    }

    private static String paid() {
        return paid("null");
    }

    private static String paid(String refunds) {
        return "{\"data\":[%s],\"hasMore\":false}".formatted(payment(refunds));
    }

    private static String payment(String refunds) {
        return """
               {"id":"pay_1","checkoutSession":"0199f0aa-0000-4000-8000-000000000001",
                "status":"CONFIRMED","value":129.90,"confirmedDate":"2026-11-21","refunds":%s}"""
                .formatted(refunds);
    }

    private String back(String status) {
        return "[{\"value\":9.90,\"status\":\"%s\",\"description\":\"Catraca %s\"}]"
                .formatted(status, id);
    }

    private void fault(Fault fault) {
        twins.faults().arm(FaultOrder.of(fault).at("asaas", "refund-payment").times(1));
    }

    private static RefundId another() {
        return new RefundId(UUID.randomUUID());
    }

    private Outcome refund(RefundId refund, long amount) {
        return asaas.refund(request(refund, amount), AsaasFixture.account());
    }

    private Request request(RefundId refund, long amount) {
        return new Request(
                refund,
                request.terms(),
                checkout,
                Optional.empty(),
                Money.of(amount, "BRL"),
                "no-key",
                false);
    }

    private long refunded() {
        return twins.asaas().ledger().payments(checkout.value()).stream()
                .mapToLong(it -> it.refunded())
                .sum();
    }

    private static AsaasRefunds gateway(URI base, Duration total) {
        var outgoing = new OutgoingFixture(total).outgoing();
        return new AsaasRefunds(
                outgoing,
                new AsaasGuard(outgoing, new AsaasBreakers(Clock.systemUTC())),
                Clock.systemUTC(),
                base);
    }
}
