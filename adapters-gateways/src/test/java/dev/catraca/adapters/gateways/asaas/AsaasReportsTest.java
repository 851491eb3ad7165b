package dev.catraca.adapters.gateways.asaas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.adapters.gateways.http.ScriptedServer;
import dev.catraca.application.payment.port.ChargeReport;
import dev.catraca.application.payment.port.ChargeReport.Absent;
import dev.catraca.application.payment.port.ChargeReport.Known;
import dev.catraca.application.payment.port.ChargeReport.Unknown;
import dev.catraca.application.payment.port.PaymentProvider.Claim;
import dev.catraca.domain.payment.ChargeFact;
import dev.catraca.domain.payment.ChargeFact.Canceled;
import dev.catraca.domain.payment.ChargeFact.Collected;
import dev.catraca.domain.payment.ChargeFact.Dispute;
import dev.catraca.domain.payment.ChargeFact.Expired;
import dev.catraca.domain.payment.ChargeFact.Pending;
import dev.catraca.domain.payment.ChargeReference;
import dev.catraca.domain.payment.PaymentId;
import dev.catraca.domain.payment.PaymentMethod;
import dev.catraca.domain.payment.RefundId;
import dev.catraca.domain.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The translation of each of Asaas' statuses; the answers no twin gives are scripted. */
class AsaasReportsTest {
    private static final String ID = "c3f9c1aa-3b7e-4ce5-9f0e-0d2a3a1f5b11";
    private static final ChargeReference CHECKOUT = new ChargeReference(ID);
    private static final ChargeReference PAYMENT = new ChargeReference("pay_1");
    private static final String OURS = "0199f0aa-0000-7000-8000-000000000001";
    private static final Instant NOW = AsaasFixture.NOW;
    private static final String GONE = "{\"errors\": [{\"code\": \"invalid_action\"}]}";

    /** Today is still the 21st in Brasília. */
    private static final String PAID_TODAY = "\"confirmedDate\": \"2026-11-21\"";

    private final ScriptedServer asaas = new ScriptedServer();
    private final AsaasFixture fixture = new AsaasFixture(asaas.uri().resolve("/v3"));

    @AfterEach
    void stop() {
        asaas.close();
    }

    @Test
    void the_payments_of_a_checkout_are_asked_for_without_a_body() {
        asaas.then(200, list());

        assertThat(find(Claim.NONE)).isEqualTo(known(new Pending()));

        var sent = asaas.lastRequest();
        assertThat(sent.method()).isEqualTo("GET");
        assertThat(sent.path()).isEqualTo("/v3/payments");
        assertThat(sent.query()).contains("checkoutSession=" + ID + "&limit=100&offset=0");
        assertThat(sent.body()).isEmpty();
        assertThat(sent.headers()).doesNotContainKey("Content-type");
        assertThat(sent.headers().get("Access_token")).containsExactly(AsaasFixture.ACCESS_TOKEN);
        assertThat(sent.headers().get("User-agent").getFirst()).startsWith("Catraca/");
    }

    // Money

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CONFIRMED",
                "RECEIVED",
                "DUNNING_RECEIVED",
                "REFUND_REQUESTED",
                "REFUND_IN_PROGRESS",
                "AWAITING_CHARGEBACK_REVERSAL"
            })
    void money_that_arrived_is_collected(String status) {
        asaas.then(200, list(payment(status, PAID_TODAY)));

        assertThat(find(Claim.NONE))
                .isEqualTo(
                        known(
                                new Collected(
                                        brl(12_990),
                                        Optional.of(brl(12_554)),
                                        brl(0),
                                        Dispute.NONE,
                                        Optional.of(PaymentMethod.CARD),
                                        NOW)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PENDING",
                "OVERDUE",
                "AWAITING_RISK_ANALYSIS",
                "AUTHORIZED",
                "RECEIVED_IN_CASH",
                "DUNNING_REQUESTED",
                "SOMETHING_NEW"
            })
    void money_that_has_not_arrived_by_asaas_is_pending(String status) {
        asaas.then(200, list(payment(status, "")));

        assertThat(find(Claim.NONE)).isEqualTo(known(new Pending()));
    }

    @ParameterizedTest
    @CsvSource({
        "PIX, PIX",
        "CREDIT_CARD, CARD",
        "DEBIT_CARD, CARD",
        "BOLETO, BOLETO",
        "MUNDIPAGG_CIELO,",
        "UNDEFINED,"
    })
    void the_method_is_told_if_we_have_a_name_for_it(String billingType, PaymentMethod method) {
        asaas.then(200, list(payment("RECEIVED", PAID_TODAY).replace("CREDIT_CARD", billingType)));

        assertThat(collected().method()).isEqualTo(Optional.ofNullable(method));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"clientPaymentDate\": \"2026-11-21\"|2026-11-22T01:30:00Z",
                "\"clientPaymentDate\": \"2026-11-22\"|2026-11-22T01:30:00Z",
                "\"paymentDate\": \"2026-11-20\", \"confirmedDate\": \"2026-11-18\"|2026-11-18T03:00:00Z",
                "\"paymentDate\": null, \"confirmedDate\": \"yesterday\"|2026-11-22T01:30:00Z"
            })
    void the_day_of_the_payment_is_that_of_brasilia(String dates, Instant at) {
        asaas.then(200, list(payment("RECEIVED", dates)));

        assertThat(collected().at()).isEqualTo(at);
    }

    @Test
    void the_instalments_of_a_card_are_one_charge() {
        asaas.then(
                200,
                list(
                        instalment(1, "RECEIVED", "33.33"),
                        instalment(2, "CONFIRMED", "33.33"),
                        instalment(3, "CONFIRMED", "33.34")));

        assertThat(collected().received()).isEqualTo(brl(10_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PENDING", "AWAITING_RISK_ANALYSIS", "SOMETHING_NEW"})
    void instalments_have_arrived_when_none_is_awaited_any_more(String last) {
        asaas.then(
                200,
                list(
                        instalment(1, "CONFIRMED", "33.33"),
                        instalment(2, "CONFIRMED", "33.33"),
                        instalment(3, last, "33.34")));
        asaas.then(200, list(instalment(1, "CONFIRMED", "33.33"), instalment(2, last, "66.67")));

        assertThat(find(Claim.NONE)).isEqualTo(known(new Pending()));
        // Half of it is there: whatever is said of its page, this is not over.
        assertThat(find(Claim.EXPIRED)).isEqualTo(known(new Pending()));
    }

    @Test
    void what_was_given_up_or_deleted_or_is_of_another_checkout_does_not_count() {
        asaas.then(
                200,
                list(
                        payment("PENDING", "").replace("pay_1", "pay_2"),
                        payment("RECEIVED", PAID_TODAY),
                        payment("RECEIVED", PAID_TODAY + ", \"deleted\": true")
                                .replace("pay_1", "pay_3"),
                        payment("RECEIVED", PAID_TODAY)
                                .replace("pay_1", "pay_4")
                                .replace(ID, "another"),
                        // Reproved, so never confirmed on any day.
                        payment("REFUNDED", "").replace("pay_1", "pay_5")));

        assertThat(collected().received()).isEqualTo(brl(12_990));
        assertThat(collectedAgain().refunded()).isEqualTo(brl(0));
    }

    @Test
    void all_pages_of_a_list_are_read() {
        asaas.then(200, list(instalment(1, "CONFIRMED", "50")).replace("false", "true"));
        asaas.then(200, list(instalment(2, "CONFIRMED", "50")));

        assertThat(collected().received()).isEqualTo(brl(10_000));
        assertThat(asaas.lastRequest().query().orElseThrow()).endsWith("&offset=100");
    }

    @Test
    void a_list_without_end_is_unclear() {
        for (var i = 0; i < 10; i++) {
            asaas.then(200, list().replace("false", "true"));
        }

        assertThat(find(Claim.EXPIRED)).isInstanceOf(Unknown.class);
    }

    // Money back

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "REFUNDED|null|12990",
                "REFUNDED|[{\"status\": \"DONE\", \"value\": 129.90}]|12990",
                "RECEIVED|[{\"status\": \"DONE\", \"value\": 9.9}]|990",
                "RECEIVED|[{\"status\": \"DONE\", \"value\": 9.9}, {\"status\": \"DONE\", \"value\": 1}]|1090",
                "RECEIVED|[{\"status\": \"PENDING\", \"value\": 9.9}]|0",
                "RECEIVED|[{\"status\": \"CANCELLED\", \"value\": 9.9}]|0",
                "REFUND_REQUESTED|[{\"status\": \"PENDING\", \"value\": 129.90}]|0",
                "REFUND_IN_PROGRESS|null|0",
                "RECEIVED|[]|0"
            })
    void only_what_went_back_for_certain_is_told(String status, String refunds, long centavos) {
        asaas.then(200, list(payment(status, PAID_TODAY + ", \"refunds\": " + refunds)));

        assertThat(collected().refunded()).isEqualTo(brl(centavos));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Catraca 0199f0aa-0000-7000-8000-000000000001|0199f0aa-0000-7000-8000-000000000001",
                "Catraca 1-1-1-1-1|",
                "Não serviu|",
            })
    void what_was_denied_is_told_as_failed(String description, String refund) {
        var refunds =
                """
                [{"status": "CANCELLED", "value": 9.9, "description": "%s"},
                 {"status": "DONE", "value": 1}]"""
                        .formatted(description);
        asaas.then(200, list(payment("RECEIVED", PAID_TODAY + ", \"refunds\": " + refunds)));

        var now = collected();
        assertThat(now.refunded()).isEqualTo(brl(100));
        assertThat(now.failed())
                .containsExactly(
                        new ChargeFact.FailedRefund(
                                Optional.ofNullable(refund)
                                        .map(UUID::fromString)
                                        .map(RefundId::new),
                                brl(990),
                                "refund-canceled"));
    }

    @ParameterizedTest
    @CsvSource({
        "CHARGEBACK_REQUESTED, none, OPEN",
        "CHARGEBACK_REQUESTED, REQUESTED, OPEN",
        "CHARGEBACK_DISPUTE, IN_DISPUTE, OPEN",
        "CHARGEBACK_DISPUTE, SOMETHING_NEW, OPEN",
        "AWAITING_CHARGEBACK_REVERSAL, none, NONE",
        "AWAITING_CHARGEBACK_REVERSAL, REVERSED, NONE",
        "RECEIVED, REVERSED, NONE",
        "REFUNDED, DISPUTE_LOST, LOST",
        "REFUNDED, REQUESTED, LOST",
        "RECEIVED, DONE, LOST"
    })
    void a_chargeback_is_told_from_its_beginning_to_its_end(
            String status, String chargeback, Dispute dispute) {
        var more =
                chargeback.equals("none")
                        ? ", \"chargeback\": null"
                        : ", \"chargeback\": {\"status\": \"%s\"}".formatted(chargeback);
        asaas.then(200, list(payment(status, PAID_TODAY + more)));

        var collected = collected();
        assertThat(collected.dispute()).isEqualTo(dispute);
        assertThat(collected.received()).isEqualTo(brl(12_990));
        assertThat(collected.refunded()).isEqualTo(brl(0));
    }

    @Test
    void the_worst_chargeback_of_the_instalments_counts() {
        asaas.then(
                200,
                list(instalment(1, "RECEIVED", "50"), instalment(2, "CHARGEBACK_REQUESTED", "50")));

        assertThat(collected().dispute()).isEqualTo(Dispute.OPEN);
    }

    // Without money

    @Test
    void that_a_checkout_ended_is_told_by_its_notification_alone() {
        asaas.then(200, list()).then(200, list()).then(200, list(payment("PENDING", "")));

        assertThat(find(Claim.EXPIRED)).isEqualTo(known(new Expired(NOW)));
        assertThat(find(Claim.CANCELED)).isEqualTo(known(new Canceled(NOW)));
        assertThat(find(Claim.EXPIRED)).isEqualTo(known(new Expired(NOW)));
    }

    @ParameterizedTest
    @EnumSource(Claim.class)
    void money_decides_before_what_is_claimed(Claim claim) {
        asaas.then(200, list(payment("RECEIVED", PAID_TODAY)));

        assertThat(fact(find(claim))).isInstanceOf(Collected.class);
        assertThat(asaas.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"200", "400", "404", "409"})
    void a_checkout_whose_time_is_over_is_ended(int status) {
        asaas.then(200, list()).then(status, status == 200 ? "{}" : GONE).then(200, list());

        assertThat(find(Claim.OVERDUE)).isEqualTo(known(new Expired(NOW)));
        assertThat(asaas.requests().get(1).path()).isEqualTo("/v3/checkouts/" + ID + "/cancel");
    }

    @Test
    void who_paid_at_the_last_moment_has_paid() {
        asaas.then(200, list()).then(400, GONE).then(200, list(payment("RECEIVED", PAID_TODAY)));

        assertThat(fact(find(Claim.OVERDUE))).isInstanceOf(Collected.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 429})
    void a_checkout_that_may_still_be_open_is_unclear(int status) {
        asaas.then(200, list()).then(status, Map.of("RateLimit-Reset", "9"), GONE);

        assertThat(find(Claim.OVERDUE))
                .isEqualTo(new Unknown("status " + status, Optional.of(Duration.ofSeconds(9))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWAITING_RISK_ANALYSIS", "AUTHORIZED"})
    void a_card_that_is_looked_at_keeps_the_charge_pending(String status) {
        asaas.then(200, list(payment(status, "")));

        assertThat(find(Claim.OVERDUE)).isEqualTo(known(new Pending()));
        assertThat(asaas.requests()).hasSize(1);
    }

    // Closing

    @Test
    void a_page_is_closed_and_then_looked_at() {
        asaas.then(200, "{}").then(200, list());

        assertThat(cancel()).isEqualTo(known(new Canceled(NOW)));
        assertThat(asaas.requests().getFirst().method()).isEqualTo("POST");
        assertThat(asaas.requests().getFirst().path()).isEqualTo("/v3/checkouts/" + ID + "/cancel");
    }

    @Test
    void a_page_that_cannot_be_closed_was_paid_or_has_closed_before() {
        asaas.then(400, GONE).then(200, list(payment("RECEIVED", PAID_TODAY)));
        assertThat(fact(cancel())).isInstanceOf(Collected.class);

        asaas.then(400, GONE).then(200, list());
        assertThat(cancel()).isEqualTo(known(new Expired(NOW)));

        asaas.then(404, GONE).then(200, list());
        assertThat(cancel()).isEqualTo(new Absent());
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 401, 403, 429, 500})
    void a_page_that_may_still_be_open_is_unclear(int status) {
        asaas.then(status, "{}");

        assertThat(cancel()).isInstanceOf(Unknown.class);
        assertThat(asaas.requests()).hasSize(1);
    }

    @Test
    void a_closing_that_somebody_else_answered_is_unclear() {
        asaas.then(404, "<html>no such page</html>");

        assertThat(cancel()).isEqualTo(new Unknown("status 404", Optional.empty()));
    }

    // By the payment's own id

    @Test
    void a_payment_of_a_checkout_stands_for_it() {
        asaas.then(200, payment("RECEIVED", PAID_TODAY))
                .then(200, list(payment("RECEIVED", PAID_TODAY)));

        var report = fixture.provider().find(PAYMENT, Claim.NONE, AsaasFixture.account());

        assertThat(((Known) report).reference()).isEqualTo(CHECKOUT);
        assertThat(asaas.requests().getFirst().path()).isEqualTo("/v3/payments/pay_1");
    }

    @Test
    void a_payment_without_a_checkout_is_known_by_itself() {
        asaas.then(
                200,
                payment("RECEIVED", PAID_TODAY + ", \"externalReference\": \"" + OURS + '"')
                        .replace('"' + ID + '"', "null"));

        var known = (Known) fixture.provider().find(PAYMENT, Claim.NONE, AsaasFixture.account());

        assertThat(known.reference()).isEqualTo(PAYMENT);
        assertThat(known.payment()).contains(new PaymentId(UUID.fromString(OURS)));
        assertThat(known.fact()).isInstanceOf(Collected.class);
    }

    @Test
    void a_payment_that_asaas_never_heard_of_is_absent() {
        asaas.then(404, GONE).then(404, "<html/>");

        assertThat(fixture.provider().find(PAYMENT, Claim.NONE, AsaasFixture.account()))
                .isEqualTo(new Absent());
        assertThat(fixture.provider().find(PAYMENT, Claim.NONE, AsaasFixture.account()))
                .isInstanceOf(Unknown.class);
    }

    // No clear answer

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 403, 404, 429})
    void a_list_that_cannot_be_read_is_unclear(int status) {
        asaas.then(status, Map.of("Retry-After", "8"), GONE);

        assertThat(find(Claim.EXPIRED))
                .isEqualTo(new Unknown("status " + status, Optional.of(Duration.ofSeconds(8))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"value\": 129.90|\"value\": \"129.90\"|value",
                "\"value\": 129.90|\"value\": 129.9000001525|value",
                "\"value\": 129.90|\"value\": -1|value",
                "\"value\"|\"no\"|value",
                "\"netValue\": 125.54|\"netValue\": 0.001|netValue",
                "\"status\": \"RECEIVED\"|\"status\": 7|status",
                "\"id\": \"pay_1\"|\"id\": null|id",
                "\"data\"|\"items\"|data",
                "\"deleted\": false|\"refunds\": 7|refunds",
                "\"deleted\": false|\"refunds\": [{\"status\": \"DONE\"}]|value",
                "\"deleted\": false|\"refunds\": [{\"status\": \"DONE\", \"value\": 129.91}]|refunds"
            })
    void an_answer_that_cannot_be_believed_is_unclear(String is, String becomes, String why) {
        var sound = list(payment("RECEIVED", PAID_TODAY + ", \"deleted\": false"));
        var spoilt = sound.replace(is, becomes);
        assertThat(spoilt).isNotEqualTo(sound);
        asaas.then(200, spoilt);

        assertThat(find(Claim.EXPIRED))
                .isEqualTo(new Unknown("unexpected answer: " + why, Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cs_test_1", "../payments", "a b", "pay_"})
    void what_is_no_reference_of_asaas_is_never_asked_for(String reference) {
        var charge = new ChargeReference(reference);

        assertThat(fixture.provider().find(charge, Claim.NONE, AsaasFixture.account()))
                .isInstanceOf(Unknown.class);
        assertThat(fixture.provider().cancel(charge, AsaasFixture.account()))
                .isInstanceOf(Unknown.class);
        assertThat(asaas.requests()).isEmpty();
    }

    private ChargeReport find(Claim claim) {
        return fixture.provider().find(CHECKOUT, claim, AsaasFixture.account());
    }

    private ChargeReport cancel() {
        return fixture.provider().cancel(CHECKOUT, AsaasFixture.account());
    }

    private Collected collected() {
        return (Collected) fact(find(Claim.NONE));
    }

    private Collected collectedAgain() {
        asaas.then(
                200,
                list(
                        payment("RECEIVED", PAID_TODAY),
                        payment("REFUNDED", "").replace("pay_1", "pay_5")));
        return collected();
    }

    private static ChargeFact fact(ChargeReport report) {
        assertThat(report).isInstanceOf(Known.class);
        return ((Known) report).fact();
    }

    private static Known known(ChargeFact fact) {
        return new Known(CHECKOUT, Optional.empty(), fact);
    }

    private static Money brl(long centavos) {
        return Money.of(centavos, "BRL");
    }

    private static String list(String... payments) {
        return "{\"object\": \"list\", \"hasMore\": false, \"data\": [%s]}"
                .formatted(Arrays.stream(payments).collect(Collectors.joining(", ")));
    }

    private static String payment(String status, String more) {
        return """
        {"object": "payment", "id": "pay_1", "checkoutSession": "%s", "installment": null,
         "status": "%s", "billingType": "CREDIT_CARD", "value": 129.90, "netValue": 125.54,
         "creditCard": {"gateway": "MUNDIPAGG_CIELO"}%s}
        """
                .formatted(ID, status, more.isEmpty() ? "" : ", " + more);
    }

    private static String instalment(int number, String status, String value) {
        return payment(status, PAID_TODAY)
                .replace("pay_1", "pay_" + number)
                .replace("\"installment\": null", "\"installment\": \"plan\"")
                .replace("129.90", value);
    }
}
