package dev.catraca.sandbox.twins.asaas;

import static dev.catraca.sandbox.twins.asaas.AsaasCalls.AFFILIATE;
import static dev.catraca.sandbox.twins.asaas.AsaasCalls.COMPANY;
import static dev.catraca.sandbox.twins.asaas.AsaasCalls.PAYMENTS;
import static dev.catraca.sandbox.twins.asaas.AsaasCalls.order;
import static dev.catraca.sandbox.twins.asaas.AsaasCalls.orderInInstalments;
import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.sandbox.twins.Client.Answer;
import dev.catraca.sandbox.twins.asaas.AsaasLedger.PaymentEntry;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the page's buttons do to a checkout's payments, and how money is reckoned. */
final class PaymentTest {

    private final AsaasCalls asaas = new AsaasCalls();

    @AfterEach
    void close() {
        asaas.close();
    }

    private List<PaymentEntry> payments(String checkout) {
        return asaas.twins.asaas().ledger().payments(checkout);
    }

    private String status(String checkout) {
        return payments(checkout).getFirst().status();
    }

    @Test
    void a_pix_is_received_at_once_and_knows_its_checkout_only() throws IOException {
        String id = asaas.open();

        assertThat(asaas.press(id, "pix").json().getString("status")).isEqualTo("PAID");

        JsonObject payment = asaas.payment(id);
        assertThat(payment.getString("status")).isEqualTo("RECEIVED");
        assertThat(payment.getString("billingType")).isEqualTo("PIX");
        assertThat(payment.getString("checkoutSession")).isEqualTo(id);
        assertThat(payment.get("externalReference")).isEqualTo(JsonValue.NULL);
        assertThat(payment.getJsonNumber("value")).hasToString("150.5");
        assertThat(payment.getJsonNumber("netValue")).hasToString("149.51");
        assertThat(asaas.get(PAYMENTS + "/" + payment.getString("id")).json()).isEqualTo(payment);
        assertThat(
                        asaas.get(
                                        PAYMENTS
                                                + "?externalReference=0199f0aa-0000-7000-8000-000000000001")
                                .json()
                                .getInt("totalCount"))
                .isZero();
    }

    @Test
    void shares_are_taken_of_the_net_and_the_issuer_keeps_the_rest() throws IOException {
        String id = asaas.open();
        asaas.press(id, "pix");

        // 149.51 net: 134.559 and 14.951 are cut, one centavo stays with the issuer.
        JsonArray split = asaas.payment(id).getJsonArray("split");
        assertThat(split.getJsonObject(0).getJsonNumber("totalValue")).hasToString("134.55");
        assertThat(split.getJsonObject(0).getJsonNumber("percentualValue")).hasToString("90");
        assertThat(split.getJsonObject(1).getJsonNumber("totalValue")).hasToString("14.95");
        assertThat(split.getJsonObject(1).getString("status")).isEqualTo("DONE");
        assertThat(asaas.get("/asaas/v3/finance/balance").json().getJsonNumber("balance"))
                .hasToString("0.01");
    }

    @Test
    void a_card_is_confirmed_and_its_money_comes_after_thirty_two_days() throws IOException {
        String id = asaas.open();

        asaas.press(id, "card");

        JsonObject confirmed = asaas.payment(id);
        assertThat(confirmed.getString("status")).isEqualTo("CONFIRMED");
        assertThat(confirmed.get("paymentDate")).isEqualTo(JsonValue.NULL);
        // 150.50 less 0.49 and 2.99 % of it, which is 4.50.
        assertThat(confirmed.getJsonNumber("netValue")).hasToString("145.51");
        assertThat(confirmed.getJsonObject("creditCard").getString("gateway"))
                .isEqualTo("MUNDIPAGG_CIELO");
        asaas.twins.clock().advance(Duration.ofDays(31));
        assertThat(status(id)).isEqualTo("CONFIRMED");
        asaas.twins.clock().advance(Duration.ofDays(1));
        assertThat(status(id)).isEqualTo("RECEIVED");
        assertThat(asaas.twins.asaas().ledger().events("PAYMENT_RECEIVED")).hasSize(1);
    }

    @Test
    void the_last_instalment_bears_the_remainder() throws IOException {
        String id =
                asaas.open(
                        orderInInstalments(12)
                                .replace("\"quantity\":2", "\"quantity\":1")
                                .replace("75.25", "350"));

        asaas.press(id, "card");

        List<PaymentEntry> payments = payments(id);
        assertThat(payments).hasSize(12);
        assertThat(payments.subList(0, 11)).allMatch(payment -> payment.value() == 29_16);
        assertThat(payments.getLast().value()).isEqualTo(29_24);
        JsonObject last = asaas.payment(id);
        assertThat(last.getInt("installmentNumber")).isEqualTo(12);
        assertThat(last.getString("installment")).isNotEmpty();
        assertThat(
                        asaas.get(PAYMENTS + "?installment=" + last.getString("installment"))
                                .json()
                                .getInt("totalCount"))
                .isEqualTo(12);
        asaas.twins.clock().advance(Duration.ofDays(64));
        assertThat(payments(id)).filteredOn(it -> it.status().equals("RECEIVED")).hasSize(2);
    }

    @Test
    void the_payer_chooses_the_number_of_instalments() throws IOException {
        String id = asaas.open(orderInInstalments(3));

        assertThat(asaas.press(id, "card", Map.of("instalments", "4")).status()).isEqualTo(409);
        assertThat(asaas.press(id, "card", Map.of("instalments", "2")).status()).isEqualTo(200);

        assertThat(payments(id)).extracting(PaymentEntry::value).containsExactly(75_25L, 75_25L);
    }

    @Test
    void a_fixed_share_is_of_each_instalment_and_a_total_is_spread_over_them() throws IOException {
        String id =
                asaas.open(
                        orderInInstalments(3)
                                .replace("\"percentageValue\":90", "\"fixedValue\":5.05")
                                .replace("\"percentageValue\":10", "\"totalFixedValue\":100"));

        asaas.press(id, "card");

        assertThat(payments(id))
                .extracting(payment -> payment.splits().get(AFFILIATE))
                .containsExactly(33_33L, 33_33L, 33_34L);
        assertThat(payments(id)).allMatch(payment -> payment.splits().get(COMPANY) == 5_05L);
    }

    @Test
    void shares_above_the_net_are_blocked() throws IOException {
        String id = asaas.open(order().replace("\"percentageValue\":90", "\"fixedValue\":149.50"));

        asaas.press(id, "pix");

        assertThat(asaas.twins.asaas().ledger().events("PAYMENT_SPLIT_DIVERGENCE_BLOCK"))
                .hasSize(1);
        assertThat(asaas.payment(id).getJsonArray("split").getJsonObject(0).getString("status"))
                .isEqualTo("BLOCKED_BY_VALUE_DIVERGENCE");
    }

    @Test
    void nobody_pays_twice() throws IOException {
        String id = asaas.open();
        asaas.press(id, "pix");

        assertThat(asaas.press(id, "pix").status()).isEqualTo(409);
        assertThat(asaas.press(id, "expire").status()).isEqualTo(409);
        assertThat(payments(id)).hasSize(1);
    }

    @Test
    void a_declined_card_leaves_the_checkout_open() throws IOException {
        String id = asaas.open();

        assertThat(asaas.press(id, "decline").json().getString("status")).isEqualTo("ACTIVE");

        assertThat(payments(id)).isEmpty();
        assertThat(asaas.client.get(AsaasCalls.page(id)).body()).contains("não autorizada");
        assertThat(asaas.press(id, "card").status()).isEqualTo(200);
    }

    @Test
    void only_what_was_asked_for_is_offered() throws IOException {
        String id = asaas.open(order().replace("[\"CREDIT_CARD\",\"PIX\"]", "[\"PIX\"]"));

        assertThat(asaas.press(id, "card").status()).isEqualTo(409);
        assertThat(asaas.client.get(AsaasCalls.page(id)).body()).doesNotContain("Pagar com cartão");
    }

    @Test
    void a_browser_is_led_back_to_the_shop() throws IOException {
        assertThat(leadsTo("pix")).isEqualTo("https://xeco.example/ok");
        assertThat(leadsTo("cancel")).isEqualTo("https://xeco.example/no");
        assertThat(leadsTo("expire")).isEqualTo("https://xeco.example/late");
    }

    private String leadsTo(String action) throws IOException {
        Answer answer = asaas.client.form(AsaasCalls.page(asaas.open()) + "/" + action, Map.of());
        assertThat(answer.status()).isEqualTo(303);
        return answer.header("Location");
    }

    @Test
    void a_refund_by_parts_ends_in_refunded() throws IOException {
        String id = asaas.open();
        asaas.press(id, "pix");
        String refund = PAYMENTS + "/" + asaas.payment(id).getString("id") + "/refund";

        JsonObject partly = asaas.post(refund, "{\"value\":50.5,\"description\":\"um\"}").json();
        assertThat(partly.getString("status")).isEqualTo("RECEIVED");
        JsonObject first = partly.getJsonArray("refunds").getJsonObject(0);
        assertThat(first.getJsonNumber("value")).hasToString("50.5");
        assertThat(first.getString("status")).isEqualTo("DONE");
        assertThat(asaas.post(refund, "{\"value\":100.01}").status()).isEqualTo(400);
        assertThat(asaas.post(refund, "{\"amount\":1}").status()).isEqualTo(400);

        JsonObject whole = asaas.post(refund, "").json();
        assertThat(whole.getString("status")).isEqualTo("REFUNDED");
        assertThat(whole.getJsonArray("split").getJsonObject(0).getString("status"))
                .isEqualTo("REFUNDED");
        assertThat(asaas.post(refund, "{}").status()).isEqualTo(400);
        assertThat(asaas.twins.asaas().ledger().events("PAYMENT_PARTIALLY_REFUNDED")).hasSize(1);
        assertThat(asaas.twins.asaas().ledger().events("PAYMENT_REFUNDED")).hasSize(1);
    }

    @Test
    void the_page_refunds_all_instalments_or_an_amount() throws IOException {
        String id = asaas.open(orderInInstalments(2));
        asaas.press(id, "card");

        assertThat(asaas.press(id, "refund", Map.of("amount", "200")).status()).isEqualTo(409);
        asaas.press(id, "refund", Map.of("amount", "80,25"));
        assertThat(payments(id)).extracting(PaymentEntry::refunded).containsExactly(75_25L, 5_00L);
        asaas.press(id, "refund");
        assertThat(payments(id)).allMatch(payment -> payment.status().equals("REFUNDED"));
    }

    @Test
    void a_refund_that_is_looked_at_is_made_or_denied() throws IOException {
        String id = asaas.open();
        asaas.press(id, "card");

        asaas.press(id, "refund-requested");
        assertThat(status(id)).isEqualTo("REFUND_REQUESTED");
        assertThat(payments(id).getFirst().refunded()).isZero();
        JsonObject asked = asaas.payment(id).getJsonArray("refunds").getJsonObject(0);
        assertThat(asked.getString("status")).isEqualTo("PENDING");
        asaas.press(id, "refund-denied");
        assertThat(status(id)).isEqualTo("CONFIRMED");
        assertThat(statesOfRefunds(id)).containsExactly("CANCELLED");
        asaas.press(id, "refund-requested");
        asaas.press(id, "refund");
        assertThat(status(id)).isEqualTo("REFUNDED");
        assertThat(payments(id).getFirst().refunded()).isEqualTo(150_50);
        assertThat(statesOfRefunds(id)).containsExactly("CANCELLED", "DONE");
    }

    private List<String> statesOfRefunds(String id) throws IOException {
        return asaas.payment(id).getJsonArray("refunds").getValuesAs(JsonObject.class).stream()
                .map(it -> it.getString("status"))
                .toList();
    }

    @Test
    void a_chargeback_is_disputed_and_won() throws IOException {
        String id = asaas.open();
        asaas.press(id, "card");

        assertThat(asaas.press(id, "chargeback-won").status()).isEqualTo(409);
        asaas.press(id, "chargeback");
        assertThat(status(id)).isEqualTo("CHARGEBACK_REQUESTED");
        asaas.press(id, "chargeback-dispute");
        assertThat(status(id)).isEqualTo("CHARGEBACK_DISPUTE");
        assertThat(asaas.payment(id).getJsonObject("chargeback").getString("status"))
                .isEqualTo("IN_DISPUTE");
        asaas.press(id, "chargeback-won");
        assertThat(status(id)).isEqualTo("AWAITING_CHARGEBACK_REVERSAL");
        asaas.press(id, "chargeback-reversed");
        assertThat(status(id)).isEqualTo("RECEIVED");
    }

    @Test
    void a_lost_chargeback_takes_the_money_back() throws IOException {
        String id = asaas.open();
        asaas.press(id, "card");
        asaas.press(id, "chargeback");

        asaas.press(id, "chargeback-lost");

        assertThat(status(id)).isEqualTo("REFUNDED");
        asaas.twins.clock().advance(Duration.ofDays(40));
        assertThat(status(id)).isEqualTo("REFUNDED");
    }

    @Test
    void a_subscription_is_paid_for_its_first_cycle() throws IOException {
        String id =
                asaas.open(
                        order().replace("[\"DETACHED\"]", "[\"RECURRENT\"]")
                                .replace(
                                        "\"minutesToExpire\"",
                                        """
                                        "subscription":{"cycle":"MONTHLY","nextDueDate":"2027-01-01"},
                                        "minutesToExpire\""""));

        asaas.press(id, "card");

        assertThat(asaas.payment(id).getString("subscription")).startsWith("sub_");
    }

    @Test
    void payments_are_listed_by_pages_and_unknown_filters_refused() throws IOException {
        String id = asaas.open(orderInInstalments(3));
        asaas.press(id, "card");
        String all = PAYMENTS + "?checkoutSession=" + id;

        JsonObject page = asaas.get(all + "&limit=2").json();
        assertThat(page.getString("object")).isEqualTo("list");
        assertThat(page.getBoolean("hasMore")).isTrue();
        assertThat(page.getInt("totalCount")).isEqualTo(3);
        assertThat(page.getJsonArray("data")).hasSize(2);
        JsonObject rest = asaas.get(all + "&limit=2&offset=2&status=CONFIRMED").json();
        assertThat(rest.getBoolean("hasMore")).isFalse();
        assertThat(rest.getJsonArray("data").getJsonObject(0).getInt("installmentNumber"))
                .isEqualTo(1);
        assertThat(asaas.get(all + "&status=RECEIVED").json().getInt("totalCount")).isZero();
        assertThat(asaas.get(PAYMENTS + "?checkout=" + id).status()).isEqualTo(400);
        assertThat(asaas.get(PAYMENTS + "?limit=101").status()).isEqualTo(400);
        assertThat(asaas.get(PAYMENTS + "/pay_unknown").status()).isEqualTo(404);
    }
}
