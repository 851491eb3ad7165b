package dev.catraca.sandbox.twins.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.sandbox.faults.Fault;
import dev.catraca.sandbox.faults.FaultOrder;
import dev.catraca.sandbox.twins.Receiver;
import dev.catraca.sandbox.twins.Receiver.Received;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events arrive signed, are tried again until a 2xx, and go wrong in each way by name. */
final class DeliveryTest {

    private static final String SECRET = "whsec_delivery";
    private static final String COMPLETED = "checkout.session.completed";

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
        stripe.twins.stripe().deliverTo(StripeCalls.KEY, shop.uri(), SECRET);
    }

    @AfterEach
    void close() {
        shop.close();
        stripe.close();
    }

    private void strike(Fault fault, String type) {
        stripe.twins.faults().arm(FaultOrder.of(fault).at("stripe", type));
    }

    private String pay() throws IOException {
        String id = stripe.open();
        stripe.press(id, "card");
        return id;
    }

    private static Instant signedAt(Received received) {
        return Instant.ofEpochSecond(Long.parseLong(received.signature().split("[=,]", 3)[1]));
    }

    private static boolean isSigned(Received received) {
        return received.signature()
                .equals(
                        WebhookSignature.header(
                                received.body(), List.of(SECRET), signedAt(received)));
    }

    private JsonObject undelivered() throws IOException {
        return stripe.get("/stripe/v1/events?delivery_success=false").json();
    }

    @Test
    void events_are_signed_at_the_real_time_also_when_the_clock_was_moved() throws IOException {
        stripe.twins.clock().advance(Duration.ofDays(3));
        pay();

        Received event = shop.await(COMPLETED, 1).getFirst();

        assertThat(isSigned(event)).isTrue();
        assertThat(signedAt(event))
                .isBetween(Instant.now().minusSeconds(30), Instant.now().plusSeconds(30));
        assertThat(event.json().getInt("created"))
                .isGreaterThan((int) Instant.now().plus(Duration.ofDays(2)).getEpochSecond());
    }

    @Test
    void an_event_is_tried_again_until_it_is_taken() throws IOException {
        shop.answer(503);
        pay();
        shop.await(COMPLETED, 1);
        Receiver.await(() -> undeliveredTypes().contains(COMPLETED), () -> "nothing listed");

        shop.answer(204);
        stripe.twins.clock().advance(Duration.ofSeconds(6));

        List<Received> both = shop.await(COMPLETED, 2);
        assertThat(both.getLast().id()).isEqualTo(both.getFirst().id());
        Receiver.await(() -> undeliveredTypes().isEmpty(), () -> "still undelivered");
    }

    private List<String> undeliveredTypes() {
        try {
            return undelivered().getJsonArray("data").stream()
                    .map(event -> event.asJsonObject().getString("type"))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void a_receiver_that_comes_back_can_be_told_again() throws IOException {
        pay();
        Received event = shop.await(COMPLETED, 1).getFirst();

        assertThat(
                        stripe.client
                                .json("/stripe/twin/events/" + event.id() + "/redeliver", "")
                                .status())
                .isEqualTo(202);

        assertThat(shop.await(COMPLETED, 2).getLast().id()).isEqualTo(event.id());
        assertThat(stripe.get("/stripe/v1/events/" + event.id()).json().getString("type"))
                .isEqualTo(COMPLETED);
    }

    @Test
    void duplicates_are_the_same_event() throws IOException {
        stripe.twins.faults().arm(FaultOrder.of(Fault.DUPLICATE).at("stripe", COMPLETED).copies(3));
        pay();

        assertThat(shop.await(COMPLETED, 4).stream().map(Received::id).distinct()).hasSize(1);
    }

    @Test
    void a_lost_event_stays_listed() throws IOException {
        strike(Fault.LOSE, COMPLETED);
        pay();
        shop.await("payment_intent.succeeded", 1);
        stripe.twins.clock().advance(Duration.ofDays(4));

        Receiver.await(
                () -> undeliveredTypes().equals(List.of(COMPLETED)),
                () -> "undelivered are " + undeliveredTypes());
        assertThat(shop.of(COMPLETED)).isEmpty();
    }

    @Test
    void a_delayed_event_comes_by_the_clock() throws IOException {
        stripe.twins
                .faults()
                .arm(
                        FaultOrder.of(Fault.DELAY)
                                .at("stripe", COMPLETED)
                                .delay(Duration.ofHours(24)));
        pay();
        shop.await("payment_intent.succeeded", 1);
        stripe.twins.clock().advance(Duration.ofHours(23));
        assertThat(shop.of(COMPLETED)).isEmpty();

        stripe.twins.clock().advance(Duration.ofHours(2));

        shop.await(COMPLETED, 1);
    }

    @Test
    void the_order_of_two_events_is_turned_round() throws IOException {
        strike(Fault.REORDER, COMPLETED);
        String id = stripe.open();
        stripe.press(id, "boleto");
        stripe.press(id, "settle");

        shop.await(COMPLETED, 1);

        List<String> sessions =
                shop.types().stream().filter(type -> type.startsWith("checkout")).toList();
        assertThat(sessions).containsExactly("checkout.session.async_payment_succeeded", COMPLETED);
    }

    @Test
    void a_tampered_event_does_not_match_its_signature() throws IOException {
        strike(Fault.TAMPER, COMPLETED);
        pay();

        Received event = shop.await(COMPLETED, 1).getFirst();
        assertThat(isSigned(event)).isFalse();
        assertThat(event.json().getJsonObject("data")).isNotEmpty();
    }

    @Test
    void signatures_are_wrong_missing_old_or_of_the_future_on_demand() throws IOException {
        shop.answer(400);
        strike(Fault.BAD_SIGNATURE, COMPLETED);
        pay();
        assertThat(isSigned(shop.await(COMPLETED, 1).getLast())).isFalse();

        strike(Fault.NO_SIGNATURE, COMPLETED);
        pay();
        assertThat(shop.await(COMPLETED, 2).getLast().signature()).isEmpty();

        strike(Fault.OLD_TIMESTAMP, COMPLETED);
        pay();
        Received old = shop.await(COMPLETED, 3).getLast();
        assertThat(isSigned(old)).isTrue();
        assertThat(signedAt(old)).isBefore(Instant.now().minusSeconds(500));

        strike(Fault.FUTURE_TIMESTAMP, COMPLETED);
        pay();
        Received future = shop.await(COMPLETED, 4).getLast();
        assertThat(isSigned(future)).isTrue();
        assertThat(signedAt(future)).isAfter(Instant.now().plusSeconds(500));
    }

    @Test
    void an_event_can_arrive_before_the_answer() throws IOException {
        stripe.twins.faults().arm(FaultOrder.of(Fault.BEFORE_ANSWER).at("stripe"));

        String id = stripe.open();

        assertThat(shop.of(COMPLETED)).hasSize(1);
        assertThat(stripe.twins.stripe().ledger().session(id).orElseThrow().paymentStatus())
                .isEqualTo("paid");
    }

    @Test
    void an_endpoint_hears_its_own_account_and_its_own_version() throws IOException {
        try (Receiver other = new Receiver()) {
            assertThat(
                            stripe.client
                                    .json(
                                            "/stripe/twin/webhook-endpoints",
                                            """
                                            {"url":"%s","secrets":["whsec_a","whsec_b"],
                                             "apiVersion":"2020-08-27","account":"%s"}
                                            """
                                                    .formatted(other.uri(), StripeCalls.KEY))
                                    .status())
                    .isEqualTo(201);
            pay();
            Received event = other.await(COMPLETED, 1).getFirst();
            assertThat(event.json().getString("api_version")).isEqualTo("2020-08-27");
            assertThat(event.signature().split(",")).hasSize(3);

            String foreign =
                    stripe.client
                            .form(
                                    StripeCalls.SESSIONS,
                                    StripeCalls.order(),
                                    "Authorization",
                                    "Bearer sk_test_other")
                            .json()
                            .getString("id");
            stripe.press(foreign, "card");
            pay();
            assertThat(other.await(COMPLETED, 2))
                    .noneMatch(it -> foreign.equals(session(it.json())));
            assertThat(shop.await(COMPLETED, 2))
                    .noneMatch(it -> foreign.equals(session(it.json())));
        }
    }

    @Test
    void events_are_listed_by_type_and_page_the_newest_first() throws IOException {
        String first = pay();
        String second = pay();

        JsonObject page =
                stripe.get(
                                "/stripe/v1/events?limit=1&type=" + COMPLETED,
                                "Stripe-Version",
                                "2020-08-27")
                        .json();
        JsonObject newest = page.getJsonArray("data").getJsonObject(0);
        assertThat(session(newest)).isEqualTo(second);
        assertThat(page.getBoolean("has_more")).isTrue();
        assertThat(newest.getString("api_version")).isEqualTo("2026-07-29.dahlia");

        JsonObject older =
                stripe.get(
                                "/stripe/v1/events?type="
                                        + COMPLETED
                                        + "&starting_after="
                                        + newest.getString("id"))
                        .json();
        assertThat(older.getJsonArray("data")).hasSize(1);
        JsonObject oldest = older.getJsonArray("data").getJsonObject(0);
        assertThat(session(oldest)).isEqualTo(first);
        assertThat(
                        stripe.get(
                                        "/stripe/v1/events?type="
                                                + COMPLETED
                                                + "&ending_before="
                                                + oldest.getString("id"))
                                .json()
                                .getJsonArray("data")
                                .getJsonObject(0)
                                .getString("id"))
                .isEqualTo(newest.getString("id"));
        stripe.twins.clock().advance(Duration.ofDays(31));
        assertThat(stripe.get("/stripe/v1/events").json().getJsonArray("data")).isEmpty();
    }

    private static String session(JsonObject event) {
        return event.getJsonObject("data").getJsonObject("object").getString("id");
    }

    @Test
    void an_event_tells_which_call_caused_it() throws IOException {
        String id = stripe.open();
        stripe.post(StripeCalls.SESSIONS + "/" + id + "/expire", Map.of(), "Idempotency-Key", "e1");

        JsonObject request =
                shop.await("checkout.session.expired", 1)
                        .getFirst()
                        .json()
                        .getJsonObject("request");
        assertThat(request.getString("id")).startsWith("req_");
        assertThat(request.getString("idempotency_key")).isEqualTo("e1");
    }
}
