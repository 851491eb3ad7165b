package dev.catraca.adapters.gateways.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.adapters.gateways.http.ScriptedServer;
import dev.catraca.application.payment.port.ChargeReport;
import dev.catraca.application.payment.port.ChargeReport.Absent;
import dev.catraca.application.payment.port.ChargeReport.Known;
import dev.catraca.application.payment.port.ChargeReport.Unknown;
import dev.catraca.application.payment.port.PaymentProvider.Claim;
import dev.catraca.domain.payment.ChargeFact;
import dev.catraca.domain.payment.ChargeFact.Collected;
import dev.catraca.domain.payment.ChargeFact.Declined;
import dev.catraca.domain.payment.ChargeFact.Dispute;
import dev.catraca.domain.payment.ChargeFact.Expired;
import dev.catraca.domain.payment.ChargeFact.NothingDue;
import dev.catraca.domain.payment.ChargeFact.Pending;
import dev.catraca.domain.payment.ChargeReference;
import dev.catraca.domain.payment.PaymentId;
import dev.catraca.domain.payment.PaymentMethod;
import dev.catraca.domain.payment.RefundId;
import dev.catraca.domain.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The translation of each of Stripe's statuses; the answers no twin gives are scripted. */
class StripeReportsTest {
    private static final ChargeReference SESSION = new ChargeReference("cs_test_1");
    private static final ChargeReference INTENT = new ChargeReference("pi_1");
    private static final String PAYMENT = "0199f0aa-0000-7000-8000-000000000001";
    private static final Instant CREATED = Instant.ofEpochSecond(1_700_000_000);
    private static final Instant CHARGED = Instant.ofEpochSecond(1_700_000_300);
    private static final Instant CLOSES = Instant.ofEpochSecond(1_700_003_600);
    private static final Money PRICE = Money.of(12_990, "BRL");

    private final ScriptedServer stripe = new ScriptedServer();
    private final StripeFixture fixture = new StripeFixture(stripe.uri());

    @AfterEach
    void stop() {
        stripe.close();
    }

    @Test
    void a_session_is_read_with_what_was_paid_on_it() {
        stripe.then(200, session("open", "unpaid", "null"));

        find();

        var sent = stripe.lastRequest();
        assertThat(sent.method()).isEqualTo("GET");
        assertThat(sent.path()).isEqualTo("/v1/checkout/sessions/cs_test_1");
        assertThat(sent.query().orElseThrow())
                .isIn(
                        "expand%5B%5D=payment_intent.latest_charge.refunds&expand%5B%5D=payment_intent.latest_charge.balance_transaction",
                        "expand[]=payment_intent.latest_charge.refunds&expand[]=payment_intent.latest_charge.balance_transaction");
        assertThat(sent.headers().get("Stripe-version")).containsExactly("2026-07-29.dahlia");
    }

    @Test
    void our_reference_comes_back() {
        stripe.then(200, session("open", "unpaid", "null"));

        assertThat(find())
                .isEqualTo(
                        new Known(
                                SESSION,
                                Optional.of(new PaymentId(UUID.fromString(PAYMENT))),
                                new Pending()));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"cart-7", "1-1-1-1-1", ""})
    void a_reference_that_is_not_ours_is_left_out(String reference) {
        var text = reference == null ? "null" : '"' + reference + '"';
        stripe.then(200, session("open", "unpaid", "null").replace('"' + PAYMENT + '"', text));

        assertThat(find()).isEqualTo(new Known(SESSION, Optional.empty(), new Pending()));
    }

    @ParameterizedTest
    @CsvSource({
        "card, CARD",
        "pix, PIX",
        "boleto, BOLETO",
        "link,",
    })
    void paid_is_collected(String type, PaymentMethod method) {
        stripe.then(200, session("complete", "paid", intent("succeeded", charge(type, 0, false))));

        assertThat(fact())
                .isEqualTo(
                        new Collected(
                                PRICE,
                                Optional.empty(),
                                Money.of(0, "BRL"),
                                Dispute.NONE,
                                Optional.ofNullable(method),
                                CHARGED));
    }

    @Test
    void what_went_back_is_told() {
        stripe.then(
                200, session("complete", "paid", intent("succeeded", charge("card", 990, false))));

        assertThat(collected().refunded()).isEqualTo(Money.of(990, "BRL"));
    }

    @ParameterizedTest
    @CsvSource({
        "failed, expired_or_canceled_card, expired_or_canceled_card",
        "canceled, , canceled",
        "failed, 'Ana: gone', failed",
    })
    void what_came_back_is_told_as_failed(String status, String reason, String told) {
        // Its own sum still counts what failed.
        var charge = refunds("false", refund("succeeded", 990, null), refund(status, 500, reason));
        stripe.then(200, session("complete", "paid", intent("succeeded", charge)));

        var now = collected();
        assertThat(now.refunded()).isEqualTo(Money.of(990, "BRL"));
        assertThat(now.failed())
                .containsExactly(
                        new ChargeFact.FailedRefund(
                                Optional.of(new RefundId(UUID.fromString(PAYMENT))),
                                Money.of(500, "BRL"),
                                told));
    }

    @ParameterizedTest
    @ValueSource(strings = {"succeeded", "pending", "requires_action"})
    void what_is_on_its_way_back_has_not_failed(String status) {
        var charge = refunds("false", refund(status, 990, null));
        stripe.then(200, session("complete", "paid", intent("succeeded", charge)));

        var now = collected();
        assertThat(now.refunded()).isEqualTo(Money.of(990, "BRL"));
        assertThat(now.failed()).isEmpty();
    }

    @Test
    void a_refund_that_is_not_ours_fails_without_a_mark() {
        var others = refund("failed", 990, null).replace(PAYMENT, "their own");
        stripe.then(
                200, session("complete", "paid", intent("succeeded", refunds("false", others))));

        var now = collected();
        assertThat(now.refunded()).isEqualTo(Money.of(0, "BRL"));
        assertThat(now.failed().getFirst().refund()).isEmpty();
    }

    @Test
    void many_refunds_are_read_by_themselves() {
        var first = refunds("true", refund("succeeded", 10, null));
        var all = list("false", refund("succeeded", 10, null), refund("succeeded", 20, null));
        stripe.then(200, session("complete", "paid", intent("succeeded", first))).then(200, all);

        assertThat(((Collected) ((Known) find()).fact()).refunded()).isEqualTo(Money.of(30, "BRL"));
        assertThat(stripe.lastRequest().path()).isEqualTo("/v1/refunds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"status\": \"lost\"", "\"amount\": null", "\"amount\": \"5\""})
    void a_refund_that_cannot_be_read_is_unknown(String field) {
        var name = field.substring(0, field.indexOf(':'));
        var odd = refund("failed", 5, null).replaceFirst(name + ": [^,}]*", field);
        stripe.then(200, session("complete", "paid", intent("succeeded", refunds("false", odd))));

        assertThat(find()).isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\": \"txn_1\", \"amount\": 12990, \"fee\": 557, \"net\": 12433, \"currency\": \"brl\"}|557",
                "{\"id\": \"txn_1\", \"amount\": 2400, \"fee\": 103, \"net\": 2297, \"currency\": \"usd\"}|",
                "{\"id\": \"txn_1\", \"amount\": 12990, \"fee\": 12991, \"currency\": \"brl\"}|12991",
                "{\"id\": \"txn_1\", \"currency\": \"brl\"}|",
                "\"txn_1\"|",
                "null|",
            })
    void the_fee_is_told_as_soon_as_it_is_booked(String booked, Long fee) {
        var charge =
                charge("card", 0, false)
                        .replaceFirst("\\{", "{\"balance_transaction\": " + booked + ", ");
        stripe.then(200, session("complete", "paid", intent("succeeded", charge)));

        var now = collected();
        assertThat(now.fee()).isEqualTo(Optional.ofNullable(fee).map(it -> Money.of(it, "BRL")));
        assertThat(now.net()).isEmpty();
    }

    @Test
    void a_key_that_may_not_read_fees_reads_payments() {
        var paid = intent("succeeded", charge("card", 0, false));
        stripe.then(403, "{}").then(200, session("complete", "paid", paid));

        assertThat(collected().fee()).isEmpty();
        assertThat(stripe.lastRequest().query().orElseThrow())
                .contains("refunds")
                .doesNotContain("balance");
    }

    private static String refunds(String hasMore, String... refunds) {
        return charge("card", 1_490, false)
                .replaceFirst("\\{", "{\"refunds\": " + list(hasMore, refunds) + ", ");
    }

    private static String list(String hasMore, String... refunds) {
        return "{\"object\": \"list\", \"has_more\": %s, \"data\": [%s]}"
                .formatted(hasMore, String.join(", ", refunds));
    }

    private static String refund(String status, long amount, String reason) {
        return """
               {"id": "re_1", "object": "refund", "amount": %d, "currency": "brl", "status": "%s",
                "failure_reason": %s, "metadata": {"refund": "%s"}}"""
                .formatted(amount, status, reason == null ? "null" : '"' + reason + '"', PAYMENT);
    }

    @Test
    void what_was_captured_counts_and_not_what_was_asked() {
        var less = charge("card", 0, false).replace("12990", "12000");
        stripe.then(200, session("complete", "paid", intent("succeeded", less)));

        assertThat(collected().received()).isEqualTo(Money.of(12_000, "BRL"));
    }

    @Test
    void money_counts_also_on_a_page_that_has_closed() {
        stripe.then(200, session("expired", "paid", intent("succeeded", charge("card", 0, false))));

        assertThat(collected().received()).isEqualTo(PRICE);
    }

    @Test
    void an_intent_that_comes_as_an_id_is_asked_for() {
        stripe.then(200, session("complete", "paid", "\"pi_1\""))
                .then(200, intent("succeeded", charge("card", 5, false)));

        assertThat(collected().refunded()).isEqualTo(Money.of(5, "BRL"));
        assertThat(stripe.lastRequest().path()).isEqualTo("/v1/payment_intents/pi_1");
        assertThat(stripe.lastRequest().query().orElseThrow()).contains("latest_charge");
    }

    @Test
    void a_charge_that_comes_as_an_id_is_asked_for() {
        stripe.then(200, session("complete", "paid", intent("succeeded", "\"ch_1\"")))
                .then(200, intent("succeeded", charge("card", 5, false)));

        assertThat(collected().refunded()).isEqualTo(Money.of(5, "BRL"));
    }

    @Test
    void a_charge_that_stays_hidden_is_unknown() {
        stripe.then(200, session("complete", "paid", intent("succeeded", "\"ch_1\"")))
                .then(200, intent("succeeded", "\"ch_1\""));

        assertThat(find()).isEqualTo(unexpected("latest_charge"));
    }

    @Test
    void paid_without_any_intent_is_worth_its_total() {
        stripe.then(200, session("complete", "paid", "null"));

        assertThat(fact())
                .isEqualTo(
                        new Collected(
                                PRICE,
                                Optional.empty(),
                                Money.of(0, "BRL"),
                                Dispute.NONE,
                                Optional.empty(),
                                CREATED));
    }

    @Test
    void paid_without_a_charge_is_worth_its_total_since_its_intent() {
        stripe.then(200, session("complete", "paid", intent("succeeded", "null")));

        var collected = collected();

        assertThat(collected.received()).isEqualTo(PRICE);
        assertThat(collected.at()).isEqualTo(Instant.ofEpochSecond(1_700_000_200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "null"})
    void paid_without_an_amount_is_unknown(String total) {
        stripe.then(200, session("complete", "paid", "null").replace("12990", total));

        assertThat(find()).isEqualTo(unexpected("paid without an amount"));
    }

    @ParameterizedTest
    @CsvSource({
        "won, NONE",
        "warning_closed, NONE",
        "prevented, NONE",
        "needs_response, OPEN",
        "under_review, OPEN",
        "warning_needs_response, OPEN",
        "warning_under_review, OPEN",
        "lost, LOST"
    })
    void a_disputed_charge_is_as_far_as_its_dispute(String status, Dispute dispute) {
        disputed().then(200, "{\"data\": [{\"status\": \"" + status + "\"}]}");

        assertThat(collected().dispute()).isEqualTo(dispute);
        assertThat(stripe.lastRequest().path()).isEqualTo("/v1/disputes");
        assertThat(stripe.lastRequest().query().orElseThrow()).contains("payment_intent=pi_1");
    }

    @Test
    void of_several_disputes_the_worst_counts() {
        disputed()
                .then(
                        200,
                        """
                        {"data": [{"status": "won"}, {"status": "lost"}, {"status": "under_review"}]}
                        """);

        assertThat(collected().dispute()).isEqualTo(Dispute.LOST);
    }

    @Test
    void a_disputed_charge_whose_dispute_is_not_listed_yet_is_open() {
        disputed().then(200, "{\"data\": []}");

        assertThat(collected().dispute()).isEqualTo(Dispute.OPEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"data\": [{\"status\": \"new\"}]}", "{\"data\": [{}]}", "{}", "nothing"})
    void a_dispute_that_cannot_be_read_is_unknown(String answer) {
        disputed().then(200, answer);

        assertThat(find()).isInstanceOf(Unknown.class);
    }

    @Test
    void a_dispute_that_is_not_shown_is_unknown() {
        disputed().then(403, "{}");

        assertThat(find()).isEqualTo(unexpected("status 403"));
    }

    @Test
    void nothing_due_is_complete_once_the_buyer_went_through() {
        stripe.then(200, session("complete", "no_payment_required", "null").replace("12990", "0"));

        assertThat(fact()).isEqualTo(new NothingDue(StripeFixture.NOW));
    }

    @Test
    void nothing_due_on_an_open_page_is_pending() {
        stripe.then(200, session("open", "no_payment_required", "null").replace("12990", "0"));

        assertThat(fact()).isEqualTo(new Pending());
    }

    @Test
    void nothing_due_on_a_closed_page_is_expired() {
        stripe.then(200, session("expired", "no_payment_required", "null").replace("12990", "0"));

        assertThat(fact()).isEqualTo(new Expired(CLOSES));
    }

    @Test
    void nothing_due_for_a_price_is_unknown() {
        stripe.then(200, session("complete", "no_payment_required", "null"));

        assertThat(find()).isEqualTo(unexpected("nothing due for a price"));
    }

    @Test
    void nothing_due_without_an_amount_is_unknown() {
        stripe.then(
                200, session("complete", "no_payment_required", "null").replace("12990", "null"));

        assertThat(find()).isEqualTo(unexpected("nothing due without an amount"));
    }

    @Test
    void an_expired_page_is_over_since_it_closed() {
        stripe.then(200, session("expired", "unpaid", "null"));

        assertThat(fact()).isEqualTo(new Expired(CLOSES));
    }

    @Test
    void a_page_that_was_closed_early_is_over_now() {
        var later = Long.toString(StripeFixture.NOW.plusSeconds(60).getEpochSecond());
        stripe.then(200, session("expired", "unpaid", "null").replace("1700003600", later));

        assertThat(fact()).isEqualTo(new Expired(StripeFixture.NOW));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "requires_action",
                "requires_confirmation",
                "requires_capture",
                "processing",
                "succeeded",
                "requires_payment_method"
            })
    void a_complete_page_without_money_is_pending(String status) {
        stripe.then(200, session("complete", "unpaid", intent(status, "null")));

        assertThat(fact()).isEqualTo(new Pending());
    }

    @ParameterizedTest
    @EnumSource(Claim.class)
    void a_failure_that_the_intent_shows_is_declined(Claim claim) {
        var failed =
                intent("requires_payment_method", charge("boleto", 0, false))
                        .replace(
                                "\"last_payment_error\": null",
                                """
                                "last_payment_error": {"code": "payment_intent_payment_attempt_failed",
                                 "message": "joana@example.com", "type": "card_error"}
                                """);
        stripe.then(200, session("complete", "unpaid", failed));

        assertThat(fact(claim))
                .isEqualTo(new Declined("payment_intent_payment_attempt_failed", CHARGED));
    }

    @Test
    void a_failure_without_a_code_is_declined() {
        var failed =
                intent("requires_payment_method", "null")
                        .replace(
                                "\"last_payment_error\": null",
                                "\"last_payment_error\": {\"message\": \"joana@example.com\"}");
        stripe.then(200, session("complete", "unpaid", failed));

        assertThat(fact()).isEqualTo(new Declined("unspecified", StripeFixture.NOW));
    }

    @Test
    void a_canceled_intent_is_declined() {
        var canceled =
                intent("canceled", "null")
                        .replace("\"canceled_at\": null", "\"canceled_at\": 1700000500");
        stripe.then(200, session("complete", "unpaid", canceled));

        assertThat(fact())
                .isEqualTo(new Declined("canceled", Instant.ofEpochSecond(1_700_000_500)));
    }

    @Test
    void an_intent_that_does_not_tell_leaves_it_to_the_notification() {
        stripe.then(200, session("complete", "unpaid", intent("requires_payment_method", "null")));

        assertThat(fact(Claim.FAILED)).isEqualTo(new Declined("payment failed", StripeFixture.NOW));
    }

    @Test
    void a_session_without_an_intent_leaves_it_to_the_notification() {
        stripe.then(200, session("complete", "unpaid", "null"))
                .then(200, session("complete", "unpaid", "null"));

        assertThat(fact(Claim.NONE)).isEqualTo(new Pending());
        assertThat(fact(Claim.FAILED)).isEqualTo(new Declined("payment failed", StripeFixture.NOW));
    }

    /** A failed voucher may be followed by another attempt of the same buyer on the same page. */
    @ParameterizedTest
    @ValueSource(strings = {"processing", "requires_action", "succeeded"})
    void a_claimed_failure_does_not_overrule_what_the_intent_says(String status) {
        stripe.then(200, session("complete", "unpaid", intent(status, "null")));

        assertThat(fact(Claim.FAILED)).isEqualTo(new Pending());
    }

    @ParameterizedTest
    @CsvSource({"open, unpaid", "complete, paid"})
    void a_claimed_failure_does_not_overrule_the_session(String status, String paymentStatus) {
        stripe.then(200, session(status, paymentStatus, "null"));

        assertThat(fact(Claim.FAILED)).isNotInstanceOf(Declined.class);
    }

    @ParameterizedTest
    @CsvSource({
        "open, refunded, payment_status",
        "new, unpaid, status",
        "new, no_payment_required, status"
    })
    void a_status_we_do_not_know_is_unknown(String status, String paymentStatus, String why) {
        stripe.then(200, session(status, paymentStatus, "null").replace("12990", "0"));

        assertThat(find()).isEqualTo(unexpected(why));
    }

    @Test
    void an_intents_status_we_do_not_know_is_unknown() {
        stripe.then(200, session("complete", "unpaid", intent("new", "null")));

        assertThat(find()).isEqualTo(unexpected("payment_intent status"));
    }

    @Test
    void an_intent_that_is_not_shown_is_unknown() {
        stripe.then(200, session("complete", "unpaid", "\"pi_1\"")).then(403, "{}").then(403, "{}");

        assertThat(find()).isEqualTo(unexpected("status 403"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"amount_captured\": 12990|\"amount_captured\": \"12990\"|amount_captured",
                "\"amount_refunded\": 0|\"amount_refunded\": -1|amount_refunded",
                "\"amount_refunded\": 0|\"refunded\": true|amount_refunded",
                "\"currency\"|\"money\"|currency"
            })
    void a_charge_that_cannot_be_read_is_unknown(String is, String becomes, String why) {
        var odd = charge("card", 0, false).replace(is, becomes);
        stripe.then(200, session("complete", "paid", intent("succeeded", odd)));

        assertThat(find()).isEqualTo(unexpected(why));
    }

    @Test
    void what_stripe_never_heard_of_is_absent() {
        stripe.then(404, "{\"error\": {\"code\": \"resource_missing\"}}");

        assertThat(find()).isEqualTo(new Absent());
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 403, 404, 418})
    void every_other_answer_is_unknown(int status) {
        var other = "{\"error\": {\"code\": \"other\"}}";
        stripe.then(status, other).then(status, other);

        assertThat(find()).isEqualTo(new Unknown("status " + status, Optional.empty()));
    }

    @Test
    void a_limited_rate_is_unknown_for_as_long_as_stripe_says() {
        stripe.then(429, Map.of("Retry-After", "9"), "{}");

        assertThat(find()).isEqualTo(new Unknown("status 429", Optional.of(Duration.ofSeconds(9))));
    }

    @Test
    void a_server_error_is_unknown_for_as_long_as_stripe_says() {
        stripe.then(503, Map.of("Retry-After", "9"), "{}");

        assertThat(find())
                .isEqualTo(new Unknown("server-error", Optional.of(Duration.ofSeconds(9))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pay_1", "cs_", "cs_test_1/expire", "cs_../x", "cs_1\n", "pi_?a=b"})
    void a_reference_that_cannot_be_stripes_is_not_asked_for(String reference) {
        var odd = new ChargeReference(reference);

        assertThat(fixture.provider().find(odd, Claim.NONE, StripeFixture.account()))
                .isEqualTo(unexpected("reference"));
        assertThat(fixture.provider().cancel(odd, StripeFixture.account()))
                .isEqualTo(unexpected("reference"));
        assertThat(stripe.requests()).isEmpty();
    }

    @Test
    void an_intent_leads_to_its_session() {
        stripe.then(200, "{\"data\": [" + session("open", "unpaid", "null") + "]}");

        assertThat(find(INTENT, Claim.NONE))
                .isEqualTo(
                        new Known(
                                SESSION,
                                Optional.of(new PaymentId(UUID.fromString(PAYMENT))),
                                new Pending()));
        assertThat(stripe.lastRequest().path()).isEqualTo("/v1/checkout/sessions");
        assertThat(stripe.lastRequest().query().orElseThrow())
                .contains("payment_intent=pi_1")
                .contains("data.payment_intent.latest_charge");
    }

    @Test
    void an_intent_without_a_session_is_absent() {
        stripe.then(200, "{\"data\": []}")
                .then(400, "{\"error\": {\"code\": \"resource_missing\"}}");

        assertThat(find(INTENT, Claim.NONE)).isEqualTo(new Absent());
        assertThat(find(INTENT, Claim.NONE)).isEqualTo(new Absent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"data\": {}}", "{\"data\": [7]}", "{\"data\": [{}]}"})
    void a_list_that_cannot_be_read_is_unknown(String answer) {
        stripe.then(200, answer);

        assertThat(find(INTENT, Claim.NONE)).isInstanceOf(Unknown.class);
    }

    @Test
    void closing_a_page_tells_what_became_of_it() {
        stripe.then(200, session("expired", "unpaid", "null"));

        assertThat(((Known) cancel()).fact()).isEqualTo(new Expired(CLOSES));
        assertThat(stripe.lastRequest().method()).isEqualTo("POST");
        assertThat(stripe.lastRequest().path()).isEqualTo("/v1/checkout/sessions/cs_test_1/expire");
    }

    @Test
    void a_page_that_is_not_open_any_more_is_read() {
        stripe.then(400, "{\"error\": {\"type\": \"invalid_request_error\"}}")
                .then(200, session("complete", "paid", "null"));

        assertThat(((Known) cancel()).fact()).isInstanceOf(Collected.class);
        assertThat(stripe.lastRequest().method()).isEqualTo("GET");
    }

    @Test
    void closing_what_stripe_never_heard_of_is_absent() {
        stripe.then(404, "{\"error\": {\"code\": \"resource_missing\"}}");

        assertThat(cancel()).isEqualTo(new Absent());
    }

    @Test
    void a_failure_to_close_is_unknown() {
        stripe.then(500, "{}");

        assertThat(cancel()).isEqualTo(new Unknown("server-error", Optional.empty()));
    }

    private ScriptedServer disputed() {
        return stripe.then(
                200, session("complete", "paid", intent("succeeded", charge("card", 0, true))));
    }

    private ChargeReport find() {
        return find(SESSION, Claim.NONE);
    }

    private ChargeReport find(ChargeReference reference, Claim claim) {
        return fixture.provider().find(reference, claim, StripeFixture.account());
    }

    private ChargeReport cancel() {
        return fixture.provider().cancel(SESSION, StripeFixture.account());
    }

    private ChargeFact fact() {
        return fact(Claim.NONE);
    }

    private ChargeFact fact(Claim claim) {
        var report = find(SESSION, claim);
        assertThat(report).isInstanceOf(Known.class);
        return ((Known) report).fact();
    }

    private Collected collected() {
        var fact = fact();
        assertThat(fact).isInstanceOf(Collected.class);
        return (Collected) fact;
    }

    private static Unknown unexpected(String what) {
        return new Unknown("unexpected answer: " + what, Optional.empty());
    }

    private static String session(String status, String paymentStatus, String intent) {
        return """
        {"id": "cs_test_1", "object": "checkout.session", "status": "%s", "payment_status": "%s",
         "amount_total": 12990, "currency": "brl", "client_reference_id": "%s",
         "created": 1700000000, "expires_at": 1700003600, "url": null, "payment_intent": %s}
        """
                .formatted(status, paymentStatus, PAYMENT, intent);
    }

    private static String intent(String status, String charge) {
        return """
        {"id": "pi_1", "object": "payment_intent", "status": "%s", "last_payment_error": null,
         "created": 1700000200, "canceled_at": null, "latest_charge": %s}
        """
                .formatted(status, charge);
    }

    private static String charge(String type, int refunded, boolean disputed) {
        return """
        {"id": "ch_1", "object": "charge", "amount_captured": 12990, "amount_refunded": %d,
         "currency": "brl", "disputed": %s, "created": 1700000300,
         "payment_method_details": {"type": "%s"}}
        """
                .formatted(refunded, disputed, type);
    }
}
