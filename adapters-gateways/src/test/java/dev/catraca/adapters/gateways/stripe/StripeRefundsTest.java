package dev.catraca.adapters.gateways.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.adapters.gateways.http.OutgoingFixture;
import dev.catraca.adapters.gateways.http.ScriptedServer;
import dev.catraca.application.payment.port.ChargeReport;
import dev.catraca.application.payment.port.ChargeRequest;
import dev.catraca.application.payment.port.OpenOutcome.Opened;
import dev.catraca.application.payment.port.PaymentProvider.Claim;
import dev.catraca.application.payment.port.RefundsCharges.Outcome;
import dev.catraca.application.payment.port.RefundsCharges.Outcome.Accepted;
import dev.catraca.application.payment.port.RefundsCharges.Outcome.KeySpent;
import dev.catraca.application.payment.port.RefundsCharges.Outcome.NotSent;
import dev.catraca.application.payment.port.RefundsCharges.Outcome.Refused;
import dev.catraca.application.payment.port.RefundsCharges.Outcome.Unclear;
import dev.catraca.application.payment.port.RefundsCharges.Request;
import dev.catraca.domain.payment.ChargeFact;
import dev.catraca.domain.payment.ChargeReference;
import dev.catraca.domain.payment.Payment;
import dev.catraca.domain.payment.PaymentMethod;
import dev.catraca.domain.payment.PaymentState;
import dev.catraca.domain.payment.RefundId;
import dev.catraca.domain.shared.BasisPoints;
import dev.catraca.domain.shared.Money;
import dev.catraca.domain.split.Payee;
import dev.catraca.domain.split.Payee.Role;
import dev.catraca.domain.split.Share;
import dev.catraca.domain.split.SplitPlan;
import dev.catraca.sandbox.faults.Fault;
import dev.catraca.sandbox.faults.FaultOrder;
import dev.catraca.sandbox.twins.Twins;
import dev.catraca.sandbox.twins.stripe.PageAction;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Refunds of a charge of R$ 129,90 that was paid at the twin; the answers it never gives are
 * scripted.
 */
class StripeRefundsTest {
    private static final String KEY = "catraca-refund-1";

    private final Twins twins = Twins.start(0, 0);
    private final StripeRefunds stripe = gateway(twins.stripeBase(), OutgoingFixture.PATIENT);
    private final RefundId id = new RefundId(UUID.randomUUID());
    private ChargeRequest request = StripeFixture.request();
    private ChargeReference session = pay();

    private ChargeReference pay() {
        var opened =
                (Opened)
                        new StripeFixture(twins.stripeBase())
                                .provider()
                                .open(request, StripeFixture.account());
        twins.stripe().act(opened.reference().value(), PageAction.CARD);
        return opened.reference();
    }

    @AfterEach
    void stop() {
        twins.close();
    }

    @Test
    void part_of_it_goes_back_and_then_the_rest_and_no_more() {
        assertThat(refund(990, KEY, false)).isInstanceOf(Accepted.class);
        assertThat(refunded()).isEqualTo(990);
        assertThat(refund(12_001, "b", false)).isInstanceOf(Refused.class);
        assertThat(refund(12_000, "c", false)).isInstanceOf(Accepted.class);
        assertThat(refund(1, "d", false)).isInstanceOf(Refused.class);
        assertThat(refunded()).isEqualTo(12_990);
    }

    /** The payer's bank sends it back: it can be asked for again, with another id. */
    @Test
    void what_failed_later_is_told_when_the_charge_is_read_and_can_go_back_again() {
        refund(990, KEY, false);
        twins.stripe().act(session.value(), PageAction.REFUND_FAILED);

        var fact = read();
        assertThat(fact.refunded()).isEqualTo(Money.of(0, "BRL"));
        assertThat(fact.failed())
                .containsExactly(
                        new ChargeFact.FailedRefund(
                                Optional.of(id), Money.of(990, "BRL"), "expired_or_canceled_card"));
        assertThat(refund(990, KEY, true)).isEqualTo(new Refused("refund-failed"));
        assertThat(refund(12_990, "another", false)).isInstanceOf(Accepted.class);
        assertThat(read().refunded()).isEqualTo(Money.of(12_990, "BRL"));
        assertThat(read().failedInAll()).isEqualTo(Money.of(990, "BRL"));
    }

    @Test
    void the_fee_is_read_with_the_charge() {
        assertThat(read().fee()).contains(Money.of(557, "BRL"));
    }

    private ChargeFact.Collected read() {
        var report =
                new StripeFixture(twins.stripeBase())
                        .provider()
                        .find(session, Claim.NONE, StripeFixture.account());
        return (ChargeFact.Collected) ((ChargeReport.Known) report).fact();
    }

    @Test
    void the_same_key_gives_back_once() {
        var first = refund(990, KEY, false);
        assertThat(refund(990, KEY, false)).isEqualTo(first);
        assertThat(refunded()).isEqualTo(990);
    }

    @Test
    void a_lost_answer_is_found_out_with_the_same_key() {
        fault(Fault.TIMEOUT_AFTER);
        var hasty = gateway(twins.stripeBase(), Duration.ofSeconds(1));
        assertThat(hasty.refund(request(990, KEY, false), StripeFixture.account()))
                .isInstanceOf(Unclear.class);

        assertThat(refund(990, KEY, false)).isInstanceOf(Accepted.class);
        assertThat(refunded()).isEqualTo(990);
    }

    /** After a day the key would do it again; the refund is found by our own id. */
    @Test
    void a_lost_answer_is_found_out_without_the_key_too() {
        var first = refund(990, KEY, false);
        assertThat(refund(990, "another", true)).isEqualTo(first);
        assertThat(refunded()).isEqualTo(990);
    }

    @ParameterizedTest
    @EnumSource(names = {"ERROR_500", "ERROR_500_AFTER"})
    void a_500_is_followed_by_success_once(Fault fault) {
        fault(fault);
        assertThat(refund(990, KEY, false)).isInstanceOf(Unclear.class);
        if (fault == Fault.ERROR_500_AFTER) {
            assertThat(refund(990, KEY, false))
                    .isEqualTo(new Unclear("stored-500", Optional.empty()));
        }
        assertThat(refund(990, KEY, true)).isInstanceOf(Accepted.class);
        assertThat(refunded()).isEqualTo(990);
    }

    @Test
    void a_stored_500_of_which_nothing_came_needs_another_key() {
        try (var scripted = new ScriptedServer()) {
            scripted.then(200, paid())
                    .then(200, "{\"object\":\"list\",\"data\":[]}")
                    .then(500, Map.of("Idempotent-Replayed", "true"), "{}");
            assertThat(at(scripted, true)).isEqualTo(new KeySpent("stored-500"));
        }
    }

    @Test
    void a_boleto_does_not_go_back() {
        assertThat(stripe.canRefund(collected(Optional.of(PaymentMethod.BOLETO)))).isFalse();
        assertThat(stripe.canRefund(collected(Optional.of(PaymentMethod.PIX)))).isTrue();
        assertThat(stripe.canRefund(collected(Optional.empty()))).isTrue();
    }

    @Test
    void the_one_who_got_a_share_with_the_charge_gives_it_back() {
        twins.stripe().connect("acct_company", "acct_maria");
        request = shared(part("acct_company", 8_500));
        session = pay();
        assertThat(refund(990, KEY, false)).isInstanceOf(Accepted.class);
        try (var scripted = new ScriptedServer()) {
            scripted.then(200, paid()).then(200, "{\"id\":\"re_1\",\"status\":\"pending\"}");
            assertThat(at(scripted, false)).isEqualTo(new Accepted("re_1"));
            assertThat(scripted.lastRequest().body()).contains("reverse_transfer=true");
        }
        // The twin refuses it where no share went with the charge: transfers have their own way.
        request = shared(part("acct_company", 8_500), part("acct_maria", 500));
        session = pay();
        assertThat(refund(990, "b", false)).isInstanceOf(Accepted.class);
    }

    @ParameterizedTest
    @CsvSource({
        "401, invalid_request_error, '', NotSent",
        "403, invalid_request_error, '', NotSent",
        "429, invalid_request_error, rate_limit, NotSent",
        "409, idempotency_error, idempotency_key_in_use, Unclear",
        "400, idempotency_error, '', Unclear",
        "400, invalid_request_error, insufficient_funds, KeySpent",
        "400, invalid_request_error, charge_already_refunded, Refused",
        "404, invalid_request_error, resource_missing, Refused",
        "400, '', '', Unclear",
        "418, invalid_request_error, teapot, Unclear",
        "503, api_error, '', Unclear"
    })
    void each_answer_has_one_meaning(int status, String type, String code, String meaning) {
        try (var scripted = new ScriptedServer()) {
            scripted.then(200, paid())
                    .then(
                            status,
                            type.isEmpty()
                                    ? "{}"
                                    : "{\"error\":{\"type\":\"%s\",\"code\":\"%s\"}}"
                                            .formatted(type, code));
            assertThat(at(scripted, false).getClass().getSimpleName()).isEqualTo(meaning);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"id\":\"re_1\",\"status\":\"succeeded\"}', Accepted",
        "'{\"id\":\"re_1\",\"status\":\"requires_action\"}', Accepted",
        "'{\"id\":\"re_1\",\"status\":\"failed\"}', Refused",
        "'{\"id\":\"re_1\",\"status\":\"canceled\"}', Refused",
        "'{\"id\":\"re_1\",\"status\":\"else\"}', Unclear",
        "'{\"id\":\"../x\",\"status\":\"succeeded\"}', Unclear",
        "{}, Unclear",
        "nonsense, Unclear"
    })
    void each_success_has_one_meaning(String body, String meaning) {
        try (var scripted = new ScriptedServer()) {
            scripted.then(200, paid()).then(200, body);
            assertThat(at(scripted, false).getClass().getSimpleName()).isEqualTo(meaning);
        }
    }

    @Test
    void what_cannot_be_read_first_is_not_sent() {
        try (var scripted = new ScriptedServer()) {
            scripted.then(200, paid())
                    .then(500, Map.of("Retry-After", "9"), "{}")
                    .then(500, Map.of("Retry-After", "9"), "{}");
            assertThat(at(scripted, true))
                    .isEqualTo(new NotSent("server-error", Optional.of(Duration.ofSeconds(9))));
            assertThat(scripted.requests()).allMatch(it -> it.method().equals("GET"));
        }
    }

    private Outcome at(ScriptedServer scripted, boolean mayBeThere) {
        return gateway(scripted.uri(), OutgoingFixture.PATIENT)
                .refund(request(990, KEY, mayBeThere), StripeFixture.account());
    }

    private static String paid() {
        return "{\"id\":\"cs_test_1\",\"payment_status\":\"paid\",\"payment_intent\":{\"id\":\"pi_1\"}}";
    }

    private void fault(Fault fault) {
        twins.faults().arm(FaultOrder.of(fault).at("stripe", "create-refund").times(1));
    }

    private Outcome refund(long amount, String key, boolean mayBeThere) {
        return stripe.refund(request(amount, key, mayBeThere), StripeFixture.account());
    }

    private Request request(long amount, String key, boolean mayBeThere) {
        return new Request(
                id, request.terms(), session, request.split(), brl(amount), key, mayBeThere);
    }

    private long refunded() {
        return twins.stripe().ledger().charges().stream()
                .filter(it -> it.sessionId().equals(session.value()))
                .mapToLong(it -> it.refunded())
                .sum();
    }

    private Payment.Collected collected(Optional<PaymentMethod> method) {
        return new Payment.Collected(
                request.terms(),
                PaymentState.PAID,
                Optional.of(session),
                brl(12_990),
                Optional.empty(),
                brl(0),
                method,
                Instant.EPOCH);
    }

    private static StripeRefunds gateway(URI base, Duration total) {
        var outgoing = new OutgoingFixture(total).outgoing();
        return new StripeRefunds(
                outgoing, new StripeGuard(outgoing, new StripeBreakers(Clock.systemUTC())), base);
    }

    private static ChargeRequest shared(Share... shares) {
        var plain = StripeFixture.request();
        return new ChargeRequest(
                plain.terms(),
                plain.buyer(),
                plain.page(),
                Optional.of(
                        new SplitPlan(
                                new Payee(Role.PLATFORM, "platform", Optional.empty()),
                                List.of(shares))));
    }

    private static Share part(String wallet, int basisPoints) {
        return new Share.Percentage(
                new Payee(Role.MERCHANT, wallet, Optional.of(wallet)),
                new BasisPoints(basisPoints));
    }

    private static Money brl(long minor) {
        return Money.of(minor, "BRL");
    }
}
