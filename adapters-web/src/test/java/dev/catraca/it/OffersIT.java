package dev.catraca.it;

import static dev.catraca.it.Buyers.newBuyer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Quotes of products, with a coupon and an affiliate, from the offer to the money. */
@ArquillianTest
class OffersIT {
    private static final String MERCHANT = "/api/v1/merchants/nexus";
    private static final String CHECKOUTS = "/api/v1/checkouts";

    private final String cup = "cup-" + UUID.randomUUID();
    private final String coupon = "SAVE-" + UUID.randomUUID();
    private final String maria = "maria-" + UUID.randomUUID();

    private Product product;
    private Buyers buyers;

    @BeforeEach
    void open_the_shop() {
        product = Product.managed();
        buyers = new Buyers(product);
        sell(5);
        put(
                "/coupons/" + coupon,
                """
                {"percent":1000,"maxUses":2,"maxUsesPerBuyer":1}""");
        put(
                "/affiliates/" + maria,
                """
                {"name":"Maria","wallets":{"asaas":"%s","stripe":"acct_maria"},"share":1000,
                 "active":true}"""
                        .formatted(UUID.randomUUID()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"asaas", "stripe"})
    void what_was_offered_is_paid_its_pieces_are_taken_and_its_parts_booked(String provider) {
        var quote = quote(2);
        assertThat(amount(quote, "total")).isEqualTo(13_545);
        assertThat(quote.getJsonObject("coupon").getJsonObject("discount").getInt("amount"))
                .isEqualTo(1_505);
        assertThat(quote.getJsonArray("splits").getValuesAs(JsonObject.class))
                .extracting(it -> it.getString("role") + " " + it.getInt("basisPoints"))
                .containsExactly("affiliate 1000", "merchant 9000");

        var answer = checkout(quote, newBuyer(), provider);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        var checkout = answer.json();
        assertThat(number("stock")).isEqualTo(5);
        assertThat(number("reserved")).isEqualTo(2);
        buyers.press(checkout, "card");

        var order = checkout.getString("order");
        buyers.awaitState(order, "PAID");
        assertThat(amount(buyers.order(order), "total")).isEqualTo(13_545);
        assertThat(number("stock")).isEqualTo(3);
        assertThat(number("reserved")).isZero();
        assertThat(parts(order, "gross")).isEqualTo(Map.of("affiliate", 1_355, "merchant", 12_190));
        assertThat(parts(order, "net"))
                .containsEntry("affiliate", booked("payee:affiliate:" + maria, order));
    }

    @Test
    void pieces_and_coupon_of_a_page_that_expires_are_free_again() {
        var checkout = checkout(quote(2), newBuyer(), "stripe").json();
        assertThat(number("reserved")).isEqualTo(2);
        assertThat(uses()).isOne();

        buyers.press(checkout, "expire");
        buyers.awaitState(checkout.getString("order"), "EXPIRED");

        await().untilAsserted(() -> assertThat(number("reserved")).isZero());
        assertThat(number("stock")).isEqualTo(5);
        assertThat(uses()).isZero();
    }

    @Test
    void fifty_at_once_get_the_last_three_pieces() throws Exception {
        sell(3);
        var calls = new ArrayList<Callable<Http.Answer>>();
        for (var i = 0; i < 50; i++) {
            var quote = ask("{\"lines\":[{\"product\":\"%s\"}]}".formatted(cup));
            assertThat(quote.status()).as(quote.toString()).isEqualTo(201);
            calls.add(() -> untilDecided(quote.json()));
        }

        var answers = AtOnce.call(calls);

        var codes = new LinkedHashMap<String, Integer>();
        answers.forEach(it -> codes.merge(code(it), 1, Integer::sum));
        assertThat(codes).isEqualTo(Map.of("201", 3, "409 stock-insufficient", 47));
        assertThat(number("reserved")).isEqualTo(3);
    }

    @Test
    void a_coupon_is_used_once_by_a_buyer_and_as_often_as_it_may_by_all() {
        var quote = quote(1);
        var email = newBuyer();
        assertThat(checkout(quote, email, "stripe").status()).isEqualTo(201);

        var again = checkout(quote, email, "stripe");
        assertThat(code(again)).isEqualTo("409 coupon-invalid");
        assertThat(number("reserved")).as("nothing is begun").isOne();
        assertThat(checkout(quote, newBuyer(), "stripe").status()).isEqualTo(201);
        assertThat(code(checkout(quote, newBuyer(), "stripe"))).isEqualTo("409 coupon-invalid");
        assertThat(code(ask(body(1)))).as("a new quote").isEqualTo("422 coupon-invalid");
    }

    @Test
    void what_cannot_be_sold_so_is_refused_with_its_reason() {
        put("/coupons/" + coupon, "{\"amount\":7426}");
        assertThat(code(ask(body(1)))).isEqualTo("422 coupon-invalid");
        put("/coupons/" + coupon, "{\"amount\":7425}");
        assertThat(code(ask(body(1)))).isEqualTo("201");
        put("/affiliates/" + maria, "{\"name\":\"Maria\",\"wallets\":{},\"active\":true}");
        assertThat(code(ask(body(1)))).as("a part of nothing").isEqualTo("201");
        put("/affiliates/" + maria, "{\"name\":\"M\",\"wallets\":{},\"share\":1,\"active\":true}");
        assertThat(code(checkout(quote(1), newBuyer(), "stripe")))
                .isEqualTo("422 affiliate-invalid");
        put("/affiliates/" + maria, "{\"name\":\"Maria\",\"wallets\":{},\"active\":false}");
        assertThat(code(ask(body(1)))).isEqualTo("422 affiliate-invalid");
    }

    @Test
    void a_coupon_or_split_that_somebody_changed_in_the_database_is_refused() {
        for (var change :
                new String[] {
                    "discount = 7000", "split = NULL", "split = jsonb_set(split, '{shares}', '[]')"
                }) {
            var quote = quote(1);
            new Tables(product)
                    .text(
                            "UPDATE quote SET " + change + " WHERE id = ?::uuid RETURNING id::text",
                            quote.getString("id"));

            assertThat(code(checkout(quote, newBuyer(), "stripe"))).isEqualTo("409 quote-invalid");
        }
    }

    private Http.Answer untilDecided(JsonObject quote) throws InterruptedException {
        var email = newBuyer();
        var answer = checkout(quote, email, "stripe");
        for (var i = 0; answer.status() == 503 && i < 100; i++) {
            Thread.sleep(500);
            answer = checkout(quote, email, "stripe");
        }
        return answer;
    }

    private void sell(int stock) {
        put(
                "/products/" + cup,
                """
                {"name":"Cup","price":{"amount":7525,"currency":"BRL"},"stock":%d,"active":true}"""
                        .formatted(stock));
    }

    private void put(String path, String json) {
        var answer = product.admin().put(MERCHANT + path, json);
        assertThat(answer.status()).as(answer.toString()).isBetween(200, 204);
    }

    private String body(int quantity) {
        return """
        {"lines":[{"product":"%s","quantity":%d}],"coupon":"%s","affiliate":"%s"}"""
                .formatted(cup, quantity, coupon, maria);
    }

    private JsonObject quote(int quantity) {
        var answer = ask(body(quantity));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.json();
    }

    private Http.Answer ask(String body) {
        return keyed().post(MERCHANT + "/quotes", body);
    }

    private Http.Answer checkout(JsonObject quote, String email, String provider) {
        return keyed().post(
                        CHECKOUTS,
                        """
                        {"quote":"%s","provider":"%s",
                         "buyer":{"name":"Ana Compradora","email":"%s"}}"""
                                .formatted(quote.getString("id"), provider, email));
    }

    private Http keyed() {
        return product.http().with("Idempotency-Key", UUID.randomUUID().toString());
    }

    private static String code(Http.Answer answer) {
        return answer.status() == 201
                ? "201"
                : answer.status() + " " + answer.json().getString("code");
    }

    private static int amount(JsonObject json, String name) {
        return json.getJsonObject(name).getInt("amount");
    }

    /** Who gets how much of the order, by role. */
    private Map<String, Integer> parts(String order, String kind) {
        var parts = new LinkedHashMap<String, Integer>();
        product.admin()
                .get("/api/v1/orders/" + order + "/splits")
                .json()
                .getJsonArray("splits")
                .getValuesAs(JsonObject.class)
                .forEach(it -> parts.put(it.getString("role"), amount(it, kind)));
        return parts;
    }

    private int booked(String account, String order) {
        return (int)
                new Tables(product)
                        .number(
                                "SELECT sum(p.amount)::bigint FROM ledger_posting p"
                                        + " JOIN ledger_transaction t ON t.id = p.transaction_id"
                                        + " WHERE p.account = ? AND t.order_id = ?::uuid",
                                account,
                                order);
    }

    private long number(String column) {
        return new Tables(product)
                .number("SELECT " + column + " FROM product WHERE reference = ?", cup);
    }

    private long uses() {
        return new Tables(product).number("SELECT used FROM coupon WHERE code = ?", coupon);
    }
}
