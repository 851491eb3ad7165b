package dev.catraca.sandbox.twins.asaas;

import static dev.catraca.sandbox.twins.asaas.AsaasCalls.KEY;
import static dev.catraca.sandbox.twins.asaas.AsaasCalls.WEBHOOKS;
import static dev.catraca.sandbox.twins.asaas.AsaasCalls.order;
import static dev.catraca.sandbox.twins.asaas.AsaasCalls.orderInInstalments;
import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.sandbox.clock.Agenda;
import dev.catraca.sandbox.clock.TwinClock;
import dev.catraca.sandbox.faults.Fault;
import dev.catraca.sandbox.faults.FaultOrder;
import dev.catraca.sandbox.faults.Faults;
import dev.catraca.sandbox.twins.Receiver;
import dev.catraca.sandbox.twins.Receiver.Received;
import dev.catraca.sandbox.twins.asaas.AsaasLedger.DeliveryEntry;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How events reach a webhook: their content, their order, and what a failing receiver causes. */
final class DeliveryTest {

    private static final String TOKEN = "a-token-that-the-shop-and-asaas-share";
    private static final String PAID = "CHECKOUT_PAID";

    /** In seconds. */
    private static final List<Integer> PAUSES =
            List.of(30, 60, 210, 300, 900, 1500, 3600, 3600, 3600, 3600, 3600, 7200, 7200, 10800);

    private final AsaasCalls asaas = new AsaasCalls();
    private final Receiver shop = newReceiver();

    private static Receiver newReceiver() {
        try {
            return new Receiver();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @AfterEach
    void close() {
        shop.close();
        asaas.close();
    }

    private String listen() {
        return asaas.twins.asaas().deliverTo(KEY, shop.uri(), TOKEN);
    }

    private String listen(String sendType) throws IOException {
        return asaas.post(
                        WEBHOOKS,
                        """
                        {"name":"shop","url":"%s","sendType":"%s",
                         "events":["CHECKOUT_CREATED","CHECKOUT_PAID"]}
                        """
                                .formatted(shop.uri(), sendType))
                .json()
                .getString("id");
    }

    private String pay() throws IOException {
        String id = asaas.open();
        asaas.press(id, "pix");
        return id;
    }

    private void strike(Fault fault, String event) {
        asaas.twins.faults().arm(FaultOrder.of(fault).at("asaas", event));
    }

    private boolean isInterrupted(String webhook) {
        try {
            return asaas.get(WEBHOOKS + "/" + webhook).json().getBoolean("interrupted");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void events_come_in_their_order_with_the_shared_token() throws IOException {
        listen();
        String id = pay();

        Received paid = shop.await(PAID, 1).getFirst();

        assertThat(shop.types())
                .containsExactly("CHECKOUT_CREATED", "PAYMENT_CREATED", "PAYMENT_RECEIVED", PAID);
        assertThat(shop.received()).allMatch(event -> event.accessToken().equals(TOKEN));
        JsonObject event = paid.json();
        assertThat(event.getString("id")).matches("evt_[0-9a-z]{32}&4");
        assertThat(event.getString("dateCreated"))
                .matches("[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}");
        assertThat(event.getJsonObject("account").getString("id")).isNotEmpty();
        JsonObject checkout = event.getJsonObject("checkout");
        assertThat(checkout.getString("id")).isEqualTo(id);
        assertThat(checkout.getString("status")).isEqualTo("PAID");
        assertThat(checkout.get("link")).isEqualTo(JsonValue.NULL);
        assertThat(checkout).doesNotContainKey("externalReference");
        assertThat(checkout.getJsonArray("split").getJsonObject(0).getInt("percentualValue"))
                .isEqualTo(90);
        JsonObject payment = shop.of("PAYMENT_RECEIVED").getFirst().json().getJsonObject("payment");
        assertThat(payment).isEqualTo(asaas.payment(id));
    }

    @Test
    void every_instalment_is_told_of() throws IOException {
        listen();
        asaas.press(asaas.open(orderInInstalments(3)), "card");

        shop.await(PAID, 1);

        assertThat(shop.of("PAYMENT_CREATED")).hasSize(3);
        assertThat(shop.of("PAYMENT_CONFIRMED")).hasSize(3);
    }

    @Test
    void another_accounts_events_go_elsewhere() throws IOException {
        listen();
        String foreign =
                asaas.client
                        .json(
                                AsaasCalls.CHECKOUTS,
                                order(),
                                "access_token",
                                "$aact_prod_another-account")
                        .json()
                        .getString("id");
        asaas.press(foreign, "pix");

        String own = pay();

        shop.await(PAID, 1);
        assertThat(shop.of("CHECKOUT_CREATED"))
                .singleElement()
                .matches(it -> it.json().getJsonObject("checkout").getString("id").equals(own));
    }

    /** A 201 or 204 would do anywhere else. */
    @ParameterizedTest
    @ValueSource(ints = {201, 204, 302, 400, 500})
    void only_200_is_a_success(int status) throws IOException {
        shop.answer(status);
        String webhook = listen();
        asaas.open();
        awaitTries(webhook, 1);

        shop.answer(200);
        asaas.twins.clock().advance(Duration.ofSeconds(31));

        List<Received> both = shop.await("CHECKOUT_CREATED", 2);
        assertThat(both.getFirst().id()).isEqualTo(both.getLast().id());
    }

    @Test
    void a_failing_event_blocks_the_later_ones() throws IOException {
        shop.answer(500);
        String webhook = listen("SEQUENTIALLY");
        pay();
        awaitTries(webhook, 1);

        assertThat(shop.types()).containsExactly("CHECKOUT_CREATED");
        shop.answer(200);
        asaas.twins.clock().advance(Duration.ofSeconds(31));

        shop.await(PAID, 1);
        assertThat(shop.types()).containsExactly("CHECKOUT_CREATED", "CHECKOUT_CREATED", PAID);
    }

    @Test
    void a_failing_event_blocks_nobody_if_the_order_does_not_matter() throws IOException {
        shop.answer(500);
        listen("NON_SEQUENTIALLY");
        pay();

        shop.await("CHECKOUT_CREATED", 1);
        shop.await(PAID, 1);
    }

    @Test
    void fifteen_failures_stop_the_queue_until_it_is_opened_again() throws IOException {
        asaas.twins.asaas().pausesBetweenDeliveries(Duration.ofMillis(1));
        shop.answer(500);
        String webhook = listen();
        pay();

        Receiver.await(() -> isInterrupted(webhook), () -> "got " + shop.types());

        assertThat(shop.types()).hasSize(15).containsOnly("CHECKOUT_CREATED");
        assertThat(asaas.get(WEBHOOKS + "/" + webhook).json().getInt("penalizedRequestsCount"))
                .isEqualTo(15);
        shop.answer(200);
        asaas.twins.clock().advance(Duration.ofDays(1));
        pay();
        assertThat(shop.received()).hasSize(15);

        assertThat(
                        asaas.put(WEBHOOKS + "/" + webhook, "{\"interrupted\":false}")
                                .json()
                                .getBoolean("interrupted"))
                .isFalse();

        shop.await(PAID, 2);
        assertThat(shop.types()).hasSize(15 + 8);
    }

    @Test
    void the_pauses_are_those_that_asaas_publishes() {
        TwinClock clock = new TwinClock();
        try (Agenda agenda = new Agenda(clock);
                Postman postman = new Postman()) {
            Deliveries deliveries = new Deliveries(clock, agenda, new Faults(), postman);

            assertThat(IntStream.rangeClosed(1, 14).mapToObj(deliveries::pauseAfter))
                    .containsExactlyElementsOf(PAUSES.stream().map(Duration::ofSeconds).toList());
        }
    }

    @Test
    void the_pauses_grow_as_asaas_punishes() throws IOException {
        shop.answer(500);
        String webhook = listen();
        asaas.open();
        for (int i = 0; i < PAUSES.size(); i++) {
            awaitTries(webhook, i + 1);
            // Halfway nothing may happen, and at the end it has to.
            asaas.twins.clock().advance(Duration.ofSeconds(PAUSES.get(i) / 2));
            asaas.twins.clock().advance(Duration.ofSeconds(PAUSES.get(i) / 2));
        }
        awaitTries(webhook, 15);
        List<Instant> tries =
                asaas.twins.asaas().ledger().deliveries().stream().map(DeliveryEntry::at).toList();
        for (int i = 0; i < PAUSES.size(); i++) {
            assertThat(Duration.between(tries.get(i), tries.get(i + 1)))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(PAUSES.get(i)));
        }
        assertThat(isInterrupted(webhook)).isTrue();
    }

    private void awaitTries(String webhook, int number) {
        Receiver.await(
                () -> {
                    try {
                        return asaas.get(WEBHOOKS + "/" + webhook)
                                        .json()
                                        .getInt("penalizedRequestsCount")
                                == number;
                    } catch (IOException failed) {
                        throw new UncheckedIOException(failed);
                    }
                },
                () -> "got " + shop.types());
    }

    @Test
    void events_are_forgotten_after_two_weeks() throws IOException {
        strike(Fault.QUEUE_INTERRUPTED, "CHECKOUT_CREATED");
        String webhook = listen();
        asaas.open();
        Receiver.await(() -> isInterrupted(webhook), () -> "not interrupted");
        asaas.twins.clock().advance(Duration.ofDays(15));
        String later = asaas.open();

        asaas.put(WEBHOOKS + "/" + webhook, "{\"interrupted\":false}");

        Received first = shop.await("CHECKOUT_CREATED", 1).getFirst();
        assertThat(first.json().getJsonObject("checkout").getString("id")).isEqualTo(later);
        assertThat(
                        asaas.client
                                .get("/asaas/twin/events?event=CHECKOUT_CREATED")
                                .json()
                                .getJsonArray("events"))
                .hasSize(1);
    }

    @Test
    void anything_can_be_told_of_even_what_asaas_does_not_know() throws IOException {
        listen("SEQUENTIALLY");

        assertThat(
                        asaas.client
                                .json(
                                        "/asaas/twin/events",
                                        """
                                        {"accessToken":"%s","event":"PAYMENT_TELEPORTED",
                                         "kind":"payment","object":{"id":5}}
                                        """
                                                .formatted(KEY))
                                .status())
                .isEqualTo(202);
        asaas.twins.asaas().tell(KEY, "PAYMENT_OVERDUE", "payment", AsaasCalls.json("{}"));
        asaas.open();

        shop.await("CHECKOUT_CREATED", 1);
        assertThat(shop.types()).containsExactly("PAYMENT_TELEPORTED", "CHECKOUT_CREATED");
        assertThat(shop.received().getFirst().json().getJsonObject("payment").getInt("id"))
                .isEqualTo(5);
        assertThat(asaas.client.json("/asaas/twin/events", "{}").status()).isEqualTo(400);
    }

    @Test
    void a_webhook_that_is_switched_off_hears_nothing_until_it_is_switched_on() throws IOException {
        shop.answer(500);
        String webhook = listen();
        asaas.open();
        awaitTries(webhook, 1);
        asaas.put(WEBHOOKS + "/" + webhook, "{\"enabled\":false}");
        shop.answer(200);
        asaas.twins.clock().advance(Duration.ofHours(1));
        assertThat(shop.received()).hasSize(1);

        asaas.put(WEBHOOKS + "/" + webhook, "{\"enabled\":true}");

        shop.await("CHECKOUT_CREATED", 2);
    }

    @Test
    void duplicates_are_the_same_event() throws IOException {
        asaas.twins.faults().arm(FaultOrder.of(Fault.DUPLICATE).at("asaas", PAID).copies(3));
        listen();
        pay();

        assertThat(shop.await(PAID, 4).stream().map(Received::id).distinct()).hasSize(1);
    }

    @Test
    void a_lost_event_can_be_sent_after_all() throws IOException {
        strike(Fault.LOSE, "PAYMENT_RECEIVED");
        listen();
        pay();
        shop.await(PAID, 1);
        assertThat(shop.of("PAYMENT_RECEIVED")).isEmpty();
        String lost = asaas.twins.asaas().ledger().events("PAYMENT_RECEIVED").getFirst();

        assertThat(
                        asaas.client
                                .json(
                                        "/asaas/twin/events/%s/redeliver"
                                                .formatted(
                                                        URLEncoder.encode(
                                                                lost, StandardCharsets.UTF_8)),
                                        "")
                                .status())
                .isEqualTo(202);

        assertThat(shop.await("PAYMENT_RECEIVED", 1).getFirst().id()).isEqualTo(lost);
    }

    @Test
    void a_delayed_event_holds_up_the_queue() throws IOException {
        strike(Fault.DELAY, "PAYMENT_CREATED");
        listen();
        pay();
        shop.await("CHECKOUT_CREATED", 1);
        assertThat(shop.types()).hasSize(1);

        // Again and again: nobody sees from outside when the delay begins.
        Receiver.await(
                () -> {
                    asaas.twins.clock().advance(Duration.ofSeconds(61));
                    return !shop.of(PAID).isEmpty();
                },
                () -> "got " + shop.types());
        assertThat(shop.types().get(1)).isEqualTo("PAYMENT_CREATED");
    }

    @Test
    void the_order_of_two_events_is_turned_round() throws IOException {
        strike(Fault.REORDER, "PAYMENT_CREATED");
        listen();
        pay();

        shop.await(PAID, 1);

        assertThat(shop.types())
                .containsExactly("CHECKOUT_CREATED", "PAYMENT_RECEIVED", "PAYMENT_CREATED", PAID);
    }

    @Test
    void the_token_is_wrong_or_missing_on_demand() throws IOException {
        listen();
        strike(Fault.BAD_SIGNATURE, "CHECKOUT_CREATED");
        asaas.open();
        assertThat(shop.await("CHECKOUT_CREATED", 1).getLast().accessToken())
                .isNotEmpty()
                .isNotEqualTo(TOKEN);

        strike(Fault.NO_SIGNATURE, "CHECKOUT_CREATED");
        asaas.open();
        assertThat(shop.await("CHECKOUT_CREATED", 2).getLast().accessToken()).isEmpty();
    }

    @Test
    void an_event_can_arrive_before_the_answer() throws IOException {
        listen();
        asaas.twins.faults().arm(FaultOrder.of(Fault.BEFORE_ANSWER).at("asaas"));

        String id = asaas.open();

        assertThat(shop.of(PAID)).hasSize(1);
        assertThat(asaas.twins.asaas().ledger().checkout(id).orElseThrow().status())
                .isEqualTo("PAID");
    }
}
