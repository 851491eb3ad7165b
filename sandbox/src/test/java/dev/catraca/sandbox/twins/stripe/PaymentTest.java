package dev.catraca.sandbox.twins.stripe;

import static dev.catraca.sandbox.twins.stripe.StripeCalls.SESSIONS;
import static dev.catraca.sandbox.twins.stripe.StripeCalls.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.sandbox.twins.Client.Answer;
import dev.catraca.sandbox.twins.Receiver;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the buttons of the payment page do to the session, and the events that tell of it. */
final class PaymentTest {

    private final StripeCalls stripe = new StripeCalls();
    private final Receiver shop = newReceiver();

    private static Receiver newReceiver() {
        try {
            return new Receiver();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @BeforeEach
    void listen() {
        stripe.twins.stripe().deliverTo(StripeCalls.KEY, shop.uri(), "whsec_shop");
    }

    @AfterEach
    void close() {
        shop.close();
        stripe.close();
    }

    private JsonObject read(String session) throws IOException {
        return stripe.get(SESSIONS + "/" + session + "?expand[]=payment_intent.latest_charge")
                .json();
    }

    @Test
    void paying_by_card_completes_and_tells() throws IOException {
        String id = stripe.open();

        JsonObject paid = stripe.press(id, "card").json();

        assertThat(paid.getString("status")).isEqualTo("complete");
        assertThat(paid.getString("payment_status")).isEqualTo("paid");
        assertThat(paid.get("url")).isEqualTo(JsonValue.NULL);
        assertThat(paid.getJsonObject("customer_details").getString("email"))
                .isEqualTo("maria@example.com");
        JsonObject intent = read(id).getJsonObject("payment_intent");
        assertThat(intent.getString("status")).isEqualTo("succeeded");
        assertThat(intent.getInt("amount_received")).isEqualTo(19990);
        assertThat(intent.getJsonObject("latest_charge").getBoolean("captured")).isTrue();
        JsonObject event = shop.await("checkout.session.completed", 1).getFirst().json();
        JsonObject object = event.getJsonObject("data").getJsonObject("object");
        assertThat(object.getString("id")).isEqualTo(id);
        assertThat(object.getString("payment_status")).isEqualTo("paid");
        assertThat(event.getString("api_version")).isEqualTo("2026-07-29.dahlia");
        shop.await("payment_intent.succeeded", 1);
        shop.await("charge.succeeded", 1);
        assertThat(stripe.twins.stripe().ledger().charges()).hasSize(1);
    }

    @Test
    void nobody_pays_twice() throws IOException {
        String id = stripe.open();
        stripe.press(id, "card");

        Answer again = stripe.press(id, "card");

        assertThat(again.status()).isEqualTo(409);
        assertThat(stripe.twins.stripe().ledger().charges()).hasSize(1);
    }

    @Test
    void a_browser_goes_back_to_the_shop() throws IOException {
        String id = stripe.open();

        Answer answer = stripe.client.form("/stripe/c/pay/" + id + "/card", Map.of());

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("https://nexus.example/back?session=" + id);
    }

    @Test
    void a_declined_card_leaves_the_session_open() throws IOException {
        String id = stripe.open();

        JsonObject declined = stripe.press(id, "decline").json();

        assertThat(declined.getString("status")).isEqualTo("open");
        shop.await("payment_intent.payment_failed", 1);
        JsonObject error =
                read(id).getJsonObject("payment_intent").getJsonObject("last_payment_error");
        assertThat(error.getString("code")).isEqualTo("card_declined");
        assertThat(stripe.client.get("/stripe/c/pay/" + id).body()).contains("was declined");
        assertThat(stripe.press(id, "card").json().getString("payment_status")).isEqualTo("paid");
        assertThat(stripe.twins.stripe().ledger().charges()).hasSize(1);
    }

    @Test
    void a_boleto_completes_unpaid_and_is_paid_later() throws IOException {
        String id = stripe.open();

        JsonObject taken = stripe.press(id, "boleto").json();

        assertThat(taken.getString("status")).isEqualTo("complete");
        assertThat(taken.getString("payment_status")).isEqualTo("unpaid");
        assertThat(read(id).getJsonObject("payment_intent").getString("status"))
                .isEqualTo("requires_action");
        JsonObject completed = shop.await("checkout.session.completed", 1).getFirst().json();
        assertThat(
                        completed
                                .getJsonObject("data")
                                .getJsonObject("object")
                                .getString("payment_status"))
                .isEqualTo("unpaid");
        assertThat(stripe.press(id, "settle").json().getString("payment_status")).isEqualTo("paid");
        shop.await("checkout.session.async_payment_succeeded", 1);
        assertThat(stripe.press(id, "lapse").status()).isEqualTo(409);
    }

    @Test
    void a_pix_code_lapses() throws IOException {
        String id = stripe.open();
        stripe.press(id, "pix");

        stripe.press(id, "lapse");

        shop.await("checkout.session.async_payment_failed", 1);
        JsonObject session = read(id);
        assertThat(session.getString("status")).isEqualTo("complete");
        assertThat(session.getString("payment_status")).isEqualTo("unpaid");
        assertThat(session.getJsonObject("payment_intent").getString("status"))
                .isEqualTo("requires_payment_method");
        assertThat(stripe.press(id, "settle").status()).isEqualTo(409);
    }

    @Test
    void a_pix_code_lapses_by_the_clock() throws IOException {
        String id =
                stripe.create(order("payment_method_options[pix][expires_after_seconds]", "3600"))
                        .json()
                        .getString("id");
        stripe.press(id, "pix");

        stripe.twins.clock().advance(Duration.ofMinutes(59));
        assertThat(stripe.twins.stripe().ledger().events("checkout.session.async_payment_failed"))
                .isEmpty();
        stripe.twins.clock().advance(Duration.ofMinutes(2));

        shop.await("checkout.session.async_payment_failed", 1);
    }

    @Test
    void a_session_expires_by_the_clock() throws IOException {
        String id = stripe.open();

        stripe.twins.clock().advance(Duration.ofHours(25));

        assertThat(read(id).getString("status")).isEqualTo("expired");
        shop.await("checkout.session.expired", 1);
        assertThat(stripe.press(id, "card").status()).isEqualTo(409);
    }

    @Test
    void a_free_order_needs_no_payment() throws IOException {
        String id =
                stripe.create(order("line_items[0][price_data][unit_amount]", "0"))
                        .json()
                        .getString("id");

        JsonObject done = stripe.press(id, "card").json();

        assertThat(done.getString("status")).isEqualTo("complete");
        assertThat(done.getString("payment_status")).isEqualTo("no_payment_required");
        assertThat(done.get("payment_intent")).isEqualTo(JsonValue.NULL);
        assertThat(stripe.twins.stripe().ledger().charges()).isEmpty();
    }

    @Test
    void only_the_offered_methods_pay() throws IOException {
        String id = stripe.create(order("payment_method_types[0]", "card")).json().getString("id");

        assertThat(stripe.press(id, "boleto").status()).isEqualTo(409);
        assertThat(stripe.press(id, "teleport").status()).isEqualTo(404);
        assertThat(stripe.client.get("/stripe/c/pay/" + id).body())
                .contains("Pagar com cartão")
                .doesNotContain("Gerar boleto");
    }

    @Test
    void money_goes_back_in_parts_and_never_more_than_there_is() throws IOException {
        String id = stripe.open();
        stripe.press(id, "card");

        stripe.twins.stripe().refund(id, 9_990);
        JsonObject part = shop.await("charge.refunded", 1).getFirst().json();
        JsonObject charge = part.getJsonObject("data").getJsonObject("object");
        assertThat(charge.getInt("amount_refunded")).isEqualTo(9_990);
        assertThat(charge.getBoolean("refunded")).isFalse();

        Answer tooMuch =
                stripe.client.form(
                        "/stripe/c/pay/" + id + "/refund",
                        Map.of("amount", "10001"),
                        "Accept",
                        "application/json");
        assertThat(tooMuch.status()).isEqualTo(409);
        assertThat(stripe.press(id, "refund").status()).isEqualTo(200);
        shop.await("charge.refunded", 2);
        assertThat(stripe.twins.stripe().ledger().charges().getFirst().refunded())
                .isEqualTo(19_990);
        assertThat(stripe.press(id, "refund").status()).isEqualTo(409);
    }

    @Test
    void a_refund_can_come_back_and_its_charge_is_as_it_was() throws IOException {
        String id = stripe.open();
        stripe.press(id, "card");
        assertThat(stripe.press(id, "refund-failed").status()).isEqualTo(409);
        stripe.twins.stripe().refund(id, 1_000);
        stripe.twins.stripe().refund(id, 500);

        assertThat(stripe.press(id, "refund-failed").status()).isEqualTo(200);

        JsonObject told =
                shop.await("refund.failed", 1)
                        .getFirst()
                        .json()
                        .getJsonObject("data")
                        .getJsonObject("object");
        assertThat(told.getInt("amount")).isEqualTo(500);
        assertThat(told.getString("status")).isEqualTo("failed");
        assertThat(told.getString("failure_reason")).isEqualTo("expired_or_canceled_card");
        JsonObject charge =
                stripe.get(
                                "/stripe/v1/checkout/sessions/"
                                        + id
                                        + "?expand[]=payment_intent.latest_charge.refunds")
                        .json()
                        .getJsonObject("payment_intent")
                        .getJsonObject("latest_charge");
        assertThat(charge.getInt("amount_refunded")).isEqualTo(1_000);
        assertThat(
                        charge.getJsonObject("refunds")
                                .getJsonArray("data")
                                .getValuesAs(JsonObject.class))
                .extracting(it -> it.getString("status"))
                .containsExactly("failed", "succeeded");
        // The newest that has not failed is the next; then there is none.
        assertThat(stripe.press(id, "refund-failed").status()).isEqualTo(200);
        assertThat(stripe.press(id, "refund-failed").status()).isEqualTo(409);
        assertThat(stripe.twins.stripe().ledger().charges().getFirst().refunded()).isZero();
        stripe.twins.stripe().refund(id, 19_990);
    }

    @Test
    void the_api_refunds_once_per_key() throws IOException {
        String id = stripe.open();
        stripe.press(id, "card");
        String intent = read(id).getJsonObject("payment_intent").getString("id");
        Map<String, String> refund = Map.of("payment_intent", intent, "amount", "1000");

        JsonObject first =
                stripe.post("/stripe/v1/refunds", refund, "Idempotency-Key", "r1").json();
        stripe.post("/stripe/v1/refunds", refund, "Idempotency-Key", "r1");

        assertThat(first.getString("status")).isEqualTo("succeeded");
        assertThat(stripe.twins.stripe().ledger().charges().getFirst().refunded()).isEqualTo(1000);
        assertThat(
                        stripe.get("/stripe/v1/refunds/" + first.getString("id"))
                                .json()
                                .getInt("amount"))
                .isEqualTo(1000);
    }

    @Test
    void a_dispute_is_won_or_lost() throws IOException {
        String id = stripe.open();
        stripe.press(id, "card");

        assertThat(stripe.press(id, "dispute-won").status()).isEqualTo(409);
        stripe.press(id, "dispute");
        shop.await("charge.dispute.created", 1);
        assertThat(stripe.press(id, "refund").status()).isEqualTo(409);
        stripe.press(id, "dispute-lost");
        JsonObject closed = shop.await("charge.dispute.closed", 1).getFirst().json();
        assertThat(closed.getJsonObject("data").getJsonObject("object").getString("status"))
                .isEqualTo("lost");
    }

    @Test
    void disputes_are_found_by_their_payment_intent_or_charge() throws IOException {
        String id = stripe.open();
        stripe.press(id, "card");
        JsonObject intent = read(id).getJsonObject("payment_intent");
        String charge = intent.getJsonObject("latest_charge").getString("id");
        String ofIntent = "/stripe/v1/disputes?payment_intent=" + intent.getString("id");
        assertThat(stripe.get(ofIntent).json().getJsonArray("data")).isEmpty();

        stripe.press(id, "dispute");

        JsonObject dispute = stripe.get(ofIntent).json().getJsonArray("data").getJsonObject(0);
        assertThat(dispute.getString("status")).isEqualTo("needs_response");
        assertThat(stripe.get("/stripe/v1/disputes?charge=" + charge).json().getJsonArray("data"))
                .containsExactly(dispute);
        assertThat(stripe.get("/stripe/v1/disputes").status()).isEqualTo(400);
        assertThat(stripe.get("/stripe/v1/disputes?payment_intent=pi_other").status())
                .isEqualTo(404);
    }

    @Test
    void sessions_are_found_by_their_payment_intent() throws IOException {
        stripe.open();
        String id = stripe.open();
        stripe.press(id, "card");
        String intent = read(id).getJsonObject("payment_intent").getString("id");

        JsonObject found = stripe.get(SESSIONS + "?payment_intent=" + intent).json();

        assertThat(found.getJsonArray("data")).hasSize(1);
        assertThat(found.getJsonArray("data").getJsonObject(0).getString("id")).isEqualTo(id);
        assertThat(
                        stripe.get("/stripe/v1/payment_intents/" + intent)
                                .json()
                                .getString("latest_charge"))
                .startsWith("ch_");
    }

    @Test
    void the_page_escapes_what_the_shop_says() throws IOException {
        String id =
                stripe.create(
                                order(
                                        "line_items[0][price_data][product_data][name]",
                                        "<script>alert(1)</script>"))
                        .json()
                        .getString("id");

        assertThat(stripe.client.get("/stripe/c/pay/" + id, "Accept-Language", "en").body())
                .contains("&lt;script&gt;", "Pay by card")
                .doesNotContain("<script>");
    }
}
