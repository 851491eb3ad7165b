package dev.catraca.it;

import static dev.catraca.it.Buyers.newBuyer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.catraca.sandbox.faults.Fault;
import dev.catraca.sandbox.faults.FaultOrder;
import dev.catraca.sandbox.twins.asaas.CheckoutAction;
import dev.catraca.sandbox.twins.stripe.PageAction;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** Money goes back by the API, once and never too much, and everything else follows from it. */
@ArquillianTest
class RefundsIT {
    private static final String PLAN = "{\"plan\":\"club\"}";

    private final Product product = Product.managed();
    private final Buyers buyers = new Buyers(product);
    private final Tables tables = new Tables(product);

    @Test
    void a_part_and_then_the_rest_go_back_at_stripe_and_the_access_ends() {
        var intent = paidAtStripe();
        var order = intent.getString("orderId");
        buyers.awaitProvisioning(order, "DONE", 1);

        var part = refund(order, "{\"amount\":{\"amount\":1990,\"currency\":\"BRL\"}");
        assertThat(part.status()).as(part.toString()).isEqualTo(201);
        assertThat(part.json().getString("state")).isEqualTo("DONE");
        assertThat(part.json().getString("order")).isEqualTo(order);
        assertThat(part.json().getJsonObject("amount"))
                .isEqualTo(
                        Json.createObjectBuilder()
                                .add("amount", 1990)
                                .add("currency", "BRL")
                                .build());
        // It was read before the answer.
        assertThat(buyers.order(order).getString("state")).isEqualTo("PARTIALLY_REFUNDED");

        assertThat(problem(refund(order, "{\"amount\":18001")))
                .isEqualTo("422 values-invalid amount more-than-left");
        assertThat(problem(refund(order, "{\"amount\":{\"amount\":1,\"currency\":\"USD\"}")))
                .isEqualTo("422 values-invalid amount.currency currency-of-others");
        assertThat(refund(order, "{\"amount\":18000").status()).isEqualTo(201);
        buyers.awaitState(order, "REFUNDED");
        buyers.awaitProvisioning(order, "REVOKED", 1);
        assertThat(problem(refund(order, "{")))
                .isEqualTo("409 order-not-refundable state order-in-state");
        assertThat(returnedAtStripe(intent.getString("sessionId"))).isEqualTo(19_990);
        assertSound(order);
    }

    @Test
    void a_part_and_then_the_rest_go_back_at_asaas_to_the_payees_too() {
        var market = Market.open(product).sell("cup", 7_525, 10);
        var cart = market.order("{\"product\":\"cup\",\"quantity\":2}", PLAN);
        var checkout =
                market.opened(market.request(cart, JsonValue.EMPTY_JSON_OBJECT, "cup*2", "club*1"));
        product.twins().asaas().act(checkout, CheckoutAction.CARD);
        market.awaitState(cart, "PAID");
        var order = market.id(cart);
        buyers.awaitProvisioning(order, "DONE", 1);

        assertThat(refund(order, "{\"amount\":5000").status()).isEqualTo(201);
        assertThat(market.view(cart).getString("state")).isEqualTo("PARTIALLY_REFUNDED");
        assertThat(refund(order, "{").status()).isEqualTo(201);
        market.awaitState(cart, "REFUNDED");
        buyers.awaitProvisioning(order, "REVOKED", 1);
        var back =
                product.twins().asaas().ledger().payments(checkout).stream()
                        .mapToLong(it -> it.refunded())
                        .sum();
        assertThat(back).isEqualTo(15_050 + 4_990);
        assertSound(order);
    }

    @Test
    void of_two_at_once_over_the_limit_one_is_refused() throws Exception {
        var intent = paidAtStripe();
        var order = intent.getString("orderId");

        var answers = AtOnce.call(2, () -> refund(order, "{\"amount\":15000"));

        assertThat(answers).extracting(Http.Answer::status).containsOnlyOnce(201);
        assertThat(answers)
                .filteredOn(it -> it.status() != 201)
                .allSatisfy(it -> assertThat(it.status()).isIn(409, 422));
        assertThat(returnedAtStripe(intent.getString("sessionId"))).isEqualTo(15_000);
        assertSound(order);
    }

    @Test
    void the_same_key_gives_back_once_and_another_wish_needs_another_key() {
        var intent = paidAtStripe();
        var order = intent.getString("orderId");
        var key = UUID.randomUUID().toString();

        var first = refund(order, "{\"amount\":100", key);
        var again = refund(order, "{\"amount\":100", key);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(problem(refund(order, "{\"amount\":101", key)))
                .startsWith("422 idempotency-key-reused");
        assertThat(returnedAtStripe(intent.getString("sessionId"))).isEqualTo(100);
        assertThat(
                        product.admin()
                                .post("/api/v1/orders/" + order + "/refunds", "{\"reason\":\"x\"}")
                                .status())
                .isEqualTo(400);
    }

    /** The twin does it and answers 500, which it keeps: a look, not a guess, finds it. */
    @Test
    void what_is_unclear_is_pending_until_it_is_found_once() {
        var intent = paidAtStripe();
        var order = intent.getString("orderId");
        product.twins()
                .faults()
                .arm(FaultOrder.of(Fault.ERROR_500_AFTER).at("stripe", "create-refund").times(1));
        var key = UUID.randomUUID().toString();

        var answer = refund(order, "{", key);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
        assertThat(answer.json().getString("state")).isEqualTo("PENDING");
        // Its pause is half a minute; nobody needs to wait for that here.
        tables.text(
                "UPDATE refund SET due_at = now() WHERE id = ?::uuid RETURNING id::text",
                answer.json().getString("id"));
        await().atMost(Duration.ofSeconds(30)).until(() -> refund(order, "{", key).status() == 201);
        assertThat(buyers.order(order).getString("state")).isEqualTo("REFUNDED");
        assertThat(returnedAtStripe(intent.getString("sessionId"))).isEqualTo(19_990);
        assertSound(order);
    }

    /** The payer's card is no more: the money is back at Stripe, and is owed again. */
    @Test
    void a_refund_that_fails_later_is_undone_and_asked_for_again() {
        var intent = paidAtStripe();
        var order = intent.getString("orderId");
        buyers.awaitProvisioning(order, "DONE", 1);
        assertThat(refund(order, "{").status()).isEqualTo(201);
        buyers.awaitState(order, "REFUNDED");
        buyers.awaitProvisioning(order, "REVOKED", 1);
        var parked = parkedRefunds();

        buyers.press(intent, "refund-failed");

        buyers.awaitState(order, "PAID");
        buyers.awaitProvisioning(order, "REVOKED", 1);
        var failed = refunds(order).getFirst();
        assertThat(failed.getString("state")).isEqualTo("FAILED");
        assertThat(failed.getString("cause")).isEqualTo("expired_or_canceled_card");
        assertThat(
                        product.admin()
                                .with("Accept-Language", "en")
                                .get("/api/v1/orders/" + order + "/why")
                                .body())
                .contains("failed after the provider had taken it on (expired_or_canceled_card)");
        await().atMost(Buyers.LIMIT).until(() -> parkedRefunds() == parked + 1);
        assertThat(returnedAtStripe(intent.getString("sessionId"))).isZero();
        assertSound(order);

        assertThat(refund(order, "{").status()).isEqualTo(201);
        buyers.awaitState(order, "REFUNDED");
        buyers.awaitProvisioning(order, "REVOKED", 1);
        assertThat(refunds(order))
                .extracting(it -> it.getString("state"))
                .containsExactly("FAILED", "DONE");
        await().atMost(Buyers.LIMIT).until(() -> parkedRefunds() == parked);
        assertThat(returnedAtStripe(intent.getString("sessionId"))).isEqualTo(19_990);
        assertSound(order);
    }

    private List<JsonObject> refunds(String order) {
        var answer = product.admin().get("/api/v1/orders/" + order + "/refunds");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json().getJsonArray("refunds").getValuesAs(JsonObject.class);
    }

    private long parkedRefunds() {
        var line = "catraca_parked{kind=\"refund\"} ";
        return product.admin()
                .get("/metrics")
                .body()
                .lines()
                .filter(it -> it.startsWith(line))
                .mapToLong(it -> Long.parseLong(it.substring(line.length()).trim()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void late_money_that_is_not_welcome_goes_back() {
        var market = Market.open(product).sell("cup", 7_525, 10);
        market.lateMoney("refund");
        var cart = market.order("{\"product\":\"cup\",\"quantity\":2}");
        var checkout = market.opened(market.request(cart, JsonValue.EMPTY_JSON_OBJECT, "cup*2"));
        var closed = Json.createObjectBuilder().add("id", checkout).build();
        product.twins().asaas().tellOf(checkout, "CHECKOUT_EXPIRED", "checkout", closed);
        market.awaitState(cart, "EXPIRED");
        product.twins().asaas().act(checkout, CheckoutAction.PIX);
        market.awaitState(cart, "PAID_LATE");

        assertThat(refund(market.id(cart), "{").status()).isEqualTo(201);

        market.awaitState(cart, "REFUNDED");
        assertThat(market.stock("cup")).isEqualTo(10);
        assertSound(market.id(cart));
    }

    /** The twin opened a page that nobody was shown; somebody pays on it and on the shown one. */
    @Test
    void a_second_payment_goes_back_and_the_order_stays_paid() {
        var buyer = newBuyer();
        product.twins()
                .faults()
                .arm(FaultOrder.of(Fault.ERROR_500_AFTER).at("stripe", "create-session"));
        product.http().post("/api/payments/intent", Buyers.intentBody(buyer));
        var intent =
                await().atMost(Duration.ofSeconds(40))
                        .until(
                                () ->
                                        product.http()
                                                .post(
                                                        "/api/payments/intent",
                                                        Buyers.intentBody(buyer)),
                                it -> it.status() < 300)
                        .json();
        var order = intent.getString("orderId");
        var shown = intent.getString("sessionId");
        var orphan =
                product.twins().stripe().ledger().sessions().stream()
                        .filter(it -> order.equals(it.metadata().get("order")))
                        .map(it -> it.id())
                        .filter(it -> !it.equals(shown))
                        .findFirst()
                        .orElseThrow();
        product.twins().stripe().act(shown, PageAction.CARD);
        buyers.awaitState(order, "PAID");
        buyers.awaitProvisioning(order, "DONE", 1);
        product.twins().stripe().act(orphan, PageAction.CARD);
        await().atMost(Buyers.LIMIT).until(() -> payments(order, "DUPLICATE") == 1);

        var answer = refund(order, "{");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        assertThat(returnedAtStripe(orphan)).isEqualTo(19_990);
        assertThat(returnedAtStripe(shown)).isZero();
        await().atMost(Buyers.LIMIT).until(() -> payments(order, "REFUNDED") == 1);
        assertThat(buyers.order(order).getString("state")).isEqualTo("PAID");
        buyers.awaitProvisioning(order, "DONE", 1);
        assertSound(order);
    }

    @Test
    void a_boleto_and_an_open_order_have_nothing_to_give_back() {
        var intent = buyers.intent(newBuyer());
        var order = intent.getString("orderId");
        assertThat(problem(refund(order, "{"))).startsWith("409 order-not-refundable");
        buyers.press(intent, "boleto");
        buyers.press(intent, "settle");
        buyers.awaitState(order, "PAID");
        assertThat(problem(refund(order, "{"))).startsWith("422 refund-not-offered");
        assertThat(problem(refund(order, "{\"payment\":\"" + UUID.randomUUID() + "\"")))
                .isEqualTo("422 values-invalid payment payment-of-others");
    }

    private JsonObject paidAtStripe() {
        var intent = buyers.intent(newBuyer());
        buyers.press(intent, "card");
        buyers.awaitState(intent.getString("orderId"), "PAID");
        return intent;
    }

    private Http.Answer refund(String order, String begin) {
        return refund(order, begin, UUID.randomUUID().toString());
    }

    /** {@code begin} is the JSON up to the reason. */
    private Http.Answer refund(String order, String begin, String key) {
        return product.admin()
                .with("Idempotency-Key", key)
                .post(
                        "/api/v1/orders/" + order + "/refunds",
                        begin + (begin.length() > 1 ? "," : "") + "\"reason\":\"Não serviu\"}");
    }

    private static String problem(Http.Answer answer) {
        var text =
                new StringBuilder()
                        .append(answer.status())
                        .append(' ')
                        .append(answer.json().getString("code"));
        var violations = answer.json().getJsonArray("violations");
        if (violations != null) {
            for (var it : violations.getValuesAs(JsonObject.class)) {
                text.append(' ')
                        .append(it.getString("field"))
                        .append(' ')
                        .append(it.getString("code"));
            }
        }
        return text.toString();
    }

    private long payments(String order, String state) {
        return buyers.order(order).getJsonArray("payments").getValuesAs(JsonObject.class).stream()
                .filter(it -> it.getString("state").equals(state))
                .count();
    }

    private long returnedAtStripe(String session) {
        return product.twins().stripe().ledger().charges().stream()
                .filter(it -> it.sessionId().equals(session))
                .mapToLong(it -> it.refunded())
                .sum();
    }

    /** No invariant is broken by this order, and the books are even. */
    private void assertSound(String order) {
        for (var view : new String[] {"split_sum_mismatch", "two_open_payables"}) {
            assertThat(violations(view, "id = ?::uuid", order)).as(view).isZero();
        }
        var ofIt = "id IN (SELECT id FROM provisioning WHERE order_id = ?::uuid)";
        for (var view : new String[] {"refunded_but_active", "provisioned_not_paid"}) {
            assertThat(violations(view, ofIt, order)).as(view).isZero();
        }
        var refunds = "id IN (SELECT id FROM refund WHERE order_id = ?::uuid)";
        assertThat(violations("expired_lease", refunds, order)).isZero();
        assertThat(tables.number("SELECT count(*) FROM invariant.ledger_not_zero")).isZero();
    }

    private long violations(String view, String condition, String order) {
        return tables.number(
                "SELECT count(*) FROM invariant." + view + " WHERE " + condition, order);
    }
}
