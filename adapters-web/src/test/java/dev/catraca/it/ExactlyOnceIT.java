package dev.catraca.it;

import static dev.catraca.it.Buyers.newBuyer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.catraca.sandbox.faults.Fault;
import dev.catraca.sandbox.faults.FaultOrder;
import dev.catraca.sandbox.twins.stripe.PageAction;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * However often a payment is reported, and however often somebody pays: its effect is there once.
 */
@ArquillianTest
class ExactlyOnceIT {
    private static final String PASSWORD = "a long enough password";

    private final Product product = Product.managed();
    private final Buyers buyers = new Buyers(product);
    private final Tables tables = new Tables(product);
    private final String email = newBuyer();

    @AfterEach
    void calmDown() {
        product.twins().faults().clear();
    }

    @Test
    void fifty_deliveries_of_one_event_at_once_are_one() throws Exception {
        var shop = Shop.open(product);
        var visit = shop.send(email);
        buyers.press(visit.page(), "card");
        var event = Shop.completed(visit.session());
        var signature = shop.signature(event, Instant.now());

        var answers = AtOnce.call(50, () -> shop.ring(event, signature));

        assertThat(answers).extracting(Http.Answer::status).containsOnly(200);
        assertThat(answers).extracting(Http.Answer::body).containsOnly("{\"received\":true}");
        assertThat(shop.notifications()).isOne();
        assertPaidOnce(visit.order());
    }

    @Test
    void webhooks_returns_and_polls_at_once_give_access_once() throws Exception {
        var shop = Shop.open(product);
        var visit = shop.send(email);
        buyers.press(visit.page(), "card");
        var event = Shop.completed(visit.session());
        var calls = new ArrayList<Callable<Http.Answer>>();
        for (var i = 0; i < 10; i++) {
            calls.add(() -> shop.ring(event));
            calls.add(() -> shop.ring(Shop.completed(visit.session())));
            calls.add(() -> product.http().get("/checkout/return?order=" + visit.order()));
            calls.add(
                    () -> product.admin().post("/api/v1/orders/" + visit.order() + "/confirm", ""));
        }

        var answers = AtOnce.call(calls);

        assertThat(answers).extracting(Http.Answer::status).containsOnly(200);
        assertThat(shop.notifications()).isEqualTo(11);
        assertPaidOnce(visit.order());
    }

    @Test
    void a_payment_that_is_reported_again_later_changes_nothing() {
        var shop = Shop.open(product);
        var visit = shop.send(email);
        buyers.press(visit.page(), "card");
        var event = Shop.completed(visit.session());
        shop.ring(event);
        assertPaidOnce(visit.order());
        var story = timeline(visit.order());

        shop.ring(event);
        shop.ring(Shop.completed(visit.session()));
        shop.ring(
                Shop.event(
                        Shop.newEventId(),
                        "checkout.session.async_payment_succeeded",
                        visit.session()));
        shop.ring(Shop.event(Shop.newEventId(), "checkout.session.expired", visit.session()));

        assertThat(shop.notifications()).isEqualTo(4);
        tables.countWhenIdle();
        assertThat(timeline(visit.order())).isEqualTo(story);
        assertPaidOnce(visit.order());
    }

    @Test
    void money_on_a_page_that_was_never_shown_is_a_duplicate_and_buys_nothing_more() {
        var intent = intentWithAnOrphan();
        var order = intent.getString("orderId");
        buyers.press(intent, "card");
        assertPaidOnce(order);

        product.twins().stripe().act(orphan(intent), PageAction.CARD);

        await().atMost(Buyers.LIMIT)
                .until(() -> states(order).equals(List.of("DUPLICATE", "PAID")));
        assertThat(tables.number(PROVISIONINGS, id(order))).isOne();
        buyers.awaitOneMail(email);
    }

    @Test
    void whichever_of_two_pages_is_paid_first_gives_the_access() {
        var intent = intentWithAnOrphan();
        var order = intent.getString("orderId");
        product.twins().stripe().act(orphan(intent), PageAction.CARD);
        assertPaidOnce(order);

        buyers.press(intent, "card");

        await().atMost(Buyers.LIMIT)
                .until(() -> states(order).equals(List.of("PAID", "DUPLICATE")));
        assertThat(tables.number(PROVISIONINGS, id(order))).isOne();
        buyers.awaitOneMail(email);
    }

    @Test
    void whoever_buys_another_plan_keeps_name_and_password_and_gets_no_second_mail() {
        buyers.press(buyers.intent(email, "pro", "Ana Antes"), "card");
        assertThat(buyers.activate(buyers.awaitOneMail(email), PASSWORD)).isEqualTo(204);

        var second = buyers.intent(email, "starter", "Ana Depois");
        buyers.press(second, "card");
        buyers.awaitProvisioning(second.getString("orderId"), "DONE", 1);

        var login = buyers.logIn(email, PASSWORD);
        assertThat(login.status()).as(login.toString()).isEqualTo(200);
        var user = login.json().getJsonObject("user");
        assertThat(user.getString("name")).isEqualTo("Ana Antes");
        assertThat(user.getJsonArray("subscriptions").getValuesAs(JsonObject.class))
                .allMatch(it -> it.getString("status").equals("active"))
                .extracting(it -> it.getString("planId"))
                .containsExactlyInAnyOrder("pro", "starter");
        buyers.awaitOneMail(email);
    }

    private static final String PROVISIONINGS =
            "SELECT count(*) FROM provisioning WHERE order_id = ?";

    private void assertPaidOnce(String order) {
        buyers.awaitState(order, "PAID");
        buyers.awaitProvisioning(order, "DONE", 1);
        buyers.awaitOneMail(email);
        assertThat(tables.number(PROVISIONINGS, id(order))).isOne();
        assertThat(
                        tables.number(
                                "SELECT count(*) FROM ledger_transaction WHERE order_id = ?",
                                id(order)))
                .isOne();
    }

    /**
     * Stripe opens a page, fails before it says so, and stores the failure under the key: a second
     * page is opened under another key, and the first was shown to nobody.
     */
    private JsonObject intentWithAnOrphan() {
        product.twins()
                .faults()
                .arm(FaultOrder.of(Fault.ERROR_500_AFTER).at("stripe", "create-session"));
        buyers.intent(Buyers.intentBody(email), 503);
        return buyers.intent(email);
    }

    private String orphan(JsonObject intent) {
        var pages =
                product.twins().stripe().ledger().sessions().stream()
                        .filter(
                                it ->
                                        intent.getString("orderId")
                                                .equals(it.metadata().get("order")))
                        .map(it -> it.id())
                        .toList();
        assertThat(pages).hasSize(2).contains(intent.getString("sessionId"));
        return pages.stream()
                .filter(it -> !it.equals(intent.getString("sessionId")))
                .findFirst()
                .orElseThrow();
    }

    private List<String> states(String order) {
        return buyers.order(order).getJsonArray("payments").getValuesAs(JsonObject.class).stream()
                .map(it -> it.getString("state"))
                .toList();
    }

    private String timeline(String order) {
        return product.admin().get("/api/v1/orders/" + order + "/timeline").body();
    }

    private static UUID id(String order) {
        return UUID.fromString(order);
    }
}
