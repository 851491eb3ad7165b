package dev.catraca.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.catraca.sandbox.twins.asaas.CheckoutAction;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.assertj.core.data.Offset;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A marketplace's carts: priced, signed, checked, split and paid on Asaas' page. */
@ArquillianTest
class CartsIT {
    private static final JsonObject NOTHING_MORE = JsonValue.EMPTY_JSON_OBJECT;
    private static final String TWO_CUPS = "{\"product\":\"cup\",\"quantity\":2}";

    private final Product product = Product.managed();
    private final Tables tables = new Tables(product);
    private final Market market = Market.open(product).sell("cup", 7_525, 10);

    @AfterEach
    void calmDown() {
        product.twins().faults().clear();
    }

    @Test
    void a_cart_is_paid_split_to_the_cent_taken_from_the_stock_and_gives_access() {
        var order = market.order(TWO_CUPS, "{\"plan\":\"club\"}");
        var more =
                Json.createObjectBuilder()
                        .add("coupon", "SAVE10")
                        .add("affiliateId", "maria")
                        .build();
        var request = market.request(order, more, "cup*2", "club*1");
        assertThat(request.getJsonNumber("totalAmount").bigDecimalValue())
                .isEqualByComparingTo("180.36");

        var checkout = market.opened(request);

        assertThat(market.view(order).getString("state")).isEqualTo("OPEN");
        assertThat(market.reserved("cup")).isEqualTo(2);
        var page = product.twins().asaas().ledger().checkout(checkout).orElseThrow();
        assertThat(page.total()).isEqualTo(18_036);
        assertThat(page.splits())
                .extracting(it -> it.walletId())
                .doesNotContain(platformWallet(request));

        product.twins().asaas().act(checkout, CheckoutAction.PIX);

        awaitState(order, "PAID");
        assertThat(market.stock("cup")).isEqualTo(8);
        assertThat(market.reserved("cup")).isZero();
        assertSplits(order, checkout);
        new Buyers(product).awaitProvisioning(market.id(order), "DONE", 1);
        assertThat(tables.number("SELECT count(*) FROM invariant.stock_oversold")).isZero();
        assertThat(tables.number("SELECT count(*) FROM invariant.split_sum_mismatch")).isZero();
    }

    /** What we book is what the provider gave each wallet, and everything adds up. */
    private void assertSplits(String order, String checkout) {
        var splits = product.admin().get("/api/v1/orders/" + market.id(order) + "/splits").json();
        var paid = product.twins().asaas().ledger().payments(checkout).getFirst();
        assertThat(amount(splits.getJsonObject("received"))).isEqualTo(paid.value());
        assertThat(amount(splits.getJsonObject("fee"))).isEqualTo(paid.value() - paid.netValue());
        var nets = 0L;
        for (var it : splits.getJsonArray("splits").getValuesAs(JsonObject.class)) {
            nets += amount(it.getJsonObject("net"));
        }
        assertThat(nets).isEqualTo(paid.netValue());
        for (var it : splits.getJsonArray("splits").getValuesAs(JsonObject.class)) {
            if (!it.getString("role").equals("platform")) {
                assertThat(amount(it.getJsonObject("net")))
                        .isCloseTo(paid.splits().get(it.getString("wallet")), Offset.offset(1L));
            }
        }
    }

    private static long amount(JsonObject money) {
        return money.getJsonNumber("amount").longValueExact();
    }

    private String platformWallet(JsonObject request) {
        return request.getJsonArray("splits").getValuesAs(JsonObject.class).stream()
                .map(it -> it.getString("walletId"))
                .filter(it -> !market.isOwn(it))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_same_request_again_gets_the_same_page_and_another_one_is_refused() {
        var order = market.order(TWO_CUPS);
        var request = market.request(order, NOTHING_MORE, "cup*2");
        var first = market.pay(request);
        assertThat(first.status()).isEqualTo(201);

        var again = market.pay(market.signed(request, Instant.now().getEpochSecond() + 1));

        assertThat(again.status()).as(again.toString()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        var other =
                market.pay(
                        market.signed(
                                with(request, "minutesToExpire", Json.createValue(60)),
                                Instant.now().getEpochSecond()));
        assertThat(problem(other)).isEqualTo("409 order-changed");
        assertThat(market.reserved("cup")).isEqualTo(2);
        assertThat(product.twins().asaas().ledger().checkouts())
                .filteredOn(it -> it.id().equals(first.json().getString("id")))
                .hasSize(1);
    }

    @Test
    void what_expires_or_is_canceled_goes_back_into_the_stock() {
        for (var action : List.of(CheckoutAction.EXPIRE, CheckoutAction.CANCEL)) {
            var order = market.order(TWO_CUPS);
            var checkout = market.opened(market.request(order, NOTHING_MORE, "cup*2"));
            assertThat(market.reserved("cup")).isEqualTo(2);

            product.twins().asaas().act(checkout, action);

            awaitState(order, action == CheckoutAction.EXPIRE ? "EXPIRED" : "CANCELED");
            assertThat(market.reserved("cup")).isZero();
            assertThat(market.stock("cup")).isEqualTo(10);
        }
    }

    @Test
    void of_many_buyers_who_want_the_last_pieces_as_many_get_them_as_there_are() throws Exception {
        market.sell("rare", 1_000, 10);
        var calls = new ArrayList<Callable<Http.Answer>>();
        for (var i = 0; i < 200; i++) {
            var order = market.order("{\"product\":\"rare\",\"quantity\":1}");
            var request = market.request(order, NOTHING_MORE, "rare*1");
            calls.add(() -> untilDecided(request));
        }

        var answers = AtOnce.call(calls);

        var codes = new LinkedHashMap<String, Integer>();
        answers.forEach(
                it -> codes.merge(it.status() == 201 ? "201" : problem(it), 1, Integer::sum));
        assertThat(codes).isEqualTo(Map.of("201", 10, "409 stock-insufficient", 190));
        assertThat(market.reserved("rare")).isEqualTo(10);
    }

    /** Where too many wait at once, some are asked to come again. */
    private Http.Answer untilDecided(JsonObject request) throws InterruptedException {
        var answer = market.pay(request);
        for (var i = 0; answer.status() == 503 && i < 100; i++) {
            Thread.sleep(500);
            answer = market.pay(request);
        }
        return answer;
    }

    @Test
    void a_coupon_is_used_as_often_as_it_may_and_no_more() throws Exception {
        market.put("/coupons/FIVE", "{\"amount\":100,\"maxUses\":5,\"maxUsesPerBuyer\":5}");
        market.sell("many", 1_000, 1_000);
        var coupon = Json.createObjectBuilder().add("coupon", "FIVE").build();
        var calls = new ArrayList<Callable<Http.Answer>>();
        for (var i = 0; i < 20; i++) {
            var order = market.order("{\"product\":\"many\",\"quantity\":1}");
            var request = market.request(order, coupon, "many*1");
            calls.add(() -> untilDecided(request));
        }

        var answers = AtOnce.call(calls);

        assertThat(answers).filteredOn(it -> it.status() == 201).hasSize(5);
        assertThat(answers)
                .filteredOn(it -> it.status() != 201)
                .allMatch(it -> problem(it).equals("400 coupon-invalid"));
    }

    @Test
    void every_change_of_what_decides_is_refused_and_changes_nothing() {
        var order = market.order(TWO_CUPS);
        var good = market.request(order, NOTHING_MORE, "cup*2");
        var before = tables.countWhenIdle();
        var changes = new LinkedHashMap<String, UnaryOperator<JsonObject>>();
        changes.put("companyId", it -> with(it, "companyId", text("nobody")));
        changes.put("orderId", it -> with(it, "orderId", text("none")));
        changes.put("userId", it -> with(it, "userId", text("somebody")));
        changes.put(
                "totalAmount",
                it -> with(it, "totalAmount", Json.createValue(new BigDecimal("150.51"))));
        changes.put("signedAt", it -> with(it, "signedAt", Json.createValue(1_700_000_000L)));
        changes.put("item id", it -> item(it, "externalReference", text("other")));
        changes.put("item quantity", it -> item(it, "quantity", Json.createValue(3)));
        changes.put(
                "item price",
                it -> {
                    var cheap = Json.createValue(new BigDecimal("0.01"));
                    return item(item(it, "unitPrice", cheap), "value", cheap);
                });
        changes.put(
                "splits",
                it ->
                        with(
                                it,
                                "splits",
                                Json.createArrayBuilder()
                                        .add(
                                                Json.createObjectBuilder()
                                                        .add("walletId", "wallet-evil")
                                                        .add("percentageValue", 100))
                                        .build()));
        changes.put("affiliateId", it -> with(it, "affiliateId", text("maria")));
        changes.put("coupon", it -> with(it, "coupon", text("SAVE10")));
        changes.put(
                "callback",
                it -> with(it, "callback", Market.callback("https://evil.example").build()));
        changes.forEach(
                (name, change) -> {
                    var unsigned = market.pay(change.apply(good));
                    assertThat(unsigned.status()).as(name + " " + unsigned).isBetween(400, 409);
                    // With a fresh time and signature it would be good again.
                    if (!name.equals("signedAt")) {
                        var signed = signed(change.apply(good));
                        assertThat(signed.status()).as(name + " " + signed).isBetween(400, 409);
                        assertThat(signed.body()).as(name).contains("\"code\"", "\"error\"");
                    }
                    assertThat(market.view(order).getString("state")).isEqualTo("DRAFT");
                });
        assertThat(tables.countWhenIdle()).isEqualTo(before);
    }

    @Test
    void each_check_has_a_code_of_its_own() {
        var order = market.order(TWO_CUPS);
        var good = market.request(order, NOTHING_MORE, "cup*2");
        var now = Instant.now().getEpochSecond();

        assertThat(problem(market.pay(with(good, "signature", text("0".repeat(64))))))
                .isEqualTo("403 signature-invalid");
        assertThat(problem(market.pay(market.signed(good, now - 400))))
                .isEqualTo("403 signature-expired");
        assertThat(problem(market.pay(market.signed(good, now + 400))))
                .isEqualTo("403 signature-expired");
        assertThat(problem(signed(with(good, "orderId", text("none")))))
                .isEqualTo("400 order-unknown");
        assertThat(problem(signed(with(good, "userId", text("somebody")))))
                .isEqualTo("400 order-foreign");
        assertThat(problem(signed(item(good, "quantity", Json.createValue(1)))))
                .isEqualTo("400 lines-mismatch");
        assertThat(
                        problem(
                                signed(
                                        with(
                                                good,
                                                "totalAmount",
                                                Json.createValue(new BigDecimal("150.51"))))))
                .isEqualTo("400 total-mismatch");
        assertThat(problem(signed(with(good, "coupon", text("NONE")))))
                .isEqualTo("400 coupon-invalid");
        assertThat(problem(signed(with(good, "affiliateId", text("nobody")))))
                .isEqualTo("400 affiliate-invalid");
        assertThat(problem(signed(with(good, "affiliateId", text("maria")))))
                .isEqualTo("400 splits-mismatch");
        assertThat(
                        problem(
                                signed(
                                        with(
                                                good,
                                                "chargeTypes",
                                                Json.createArrayBuilder()
                                                        .add("RECURRENT")
                                                        .build()))))
                .isEqualTo("400 charge-type-unsupported");
        assertThat(problem(signed(with(good, "nobodyAsked", text("for this")))))
                .isEqualTo("400 fields-invalid");

        market.sell("cup", 7_526, 10);
        assertThat(problem(signed(good))).isEqualTo("400 price-mismatch");
        market.sell("cup", 7_525, 1);
        assertThat(problem(signed(good))).isEqualTo("409 stock-insufficient");
        market.put(
                "/products/cup",
                """
                {"name":"Cup","price":{"amount":7525,"currency":"BRL"},"stock":9,"active":false}""");
        assertThat(problem(signed(good))).isEqualTo("400 product-unknown");
        market.sell("cup", 7_525, 10);
        market.put(
                "/buyers/" + market.buyer(),
                "{\"name\":\"Ana\",\"email\":\"%s\",\"active\":false}".formatted(market.email()));
        assertThat(problem(signed(good))).isEqualTo("400 buyer-inactive");
        assertThat(market.view(order).getString("state")).isEqualTo("DRAFT");
        assertThat(market.reserved("cup")).isZero();
    }

    @Test
    void drafts_change_and_end_and_open_orders_do_not_change() {
        var order = market.order(TWO_CUPS);
        var path = "/api/v1/orders/" + market.id(order);
        var changed =
                product.admin()
                        .put(path + "/lines", "{\"lines\":[{\"product\":\"cup\",\"quantity\":3}]}");
        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        assertThat(amount(changed.json().getJsonObject("total"))).isEqualTo(22_575);
        assertThat(problem(market.tryOrder(order, TWO_CUPS)))
                .isEqualTo("409 order-reference-taken");
        market.opened(market.request(order, NOTHING_MORE, "cup*3"));

        var late = product.admin().put(path + "/lines", "{\"lines\":[{\"product\":\"cup\"}]}");

        assertThat(problem(late)).isEqualTo("409 order-not-draft");
        var other = market.order(TWO_CUPS);
        var canceled = product.admin().post("/api/v1/orders/" + market.id(other) + "/cancel", "");
        assertThat(canceled.json().getString("state")).isEqualTo("CANCELED");
        assertThat(problem(market.tryOrder("x", "{\"product\":\"none\"}")))
                .isEqualTo("422 product-unknown");
    }

    private Http.Answer signed(JsonObject request) {
        return market.pay(market.signed(request, Instant.now().getEpochSecond()));
    }

    private void awaitState(String order, String state) {
        await().atMost(Buyers.LIMIT)
                .untilAsserted(
                        () -> assertThat(market.view(order).getString("state")).isEqualTo(state));
    }

    private static String problem(Http.Answer answer) {
        return answer.status() + " " + answer.json().getString("code", answer.body());
    }

    private static JsonValue text(String text) {
        return Json.createValue(text);
    }

    private static JsonObject with(JsonObject json, String name, JsonValue value) {
        return Json.createObjectBuilder(json).add(name, value).build();
    }

    /** With another value in the first item. */
    private static JsonObject item(JsonObject json, String name, JsonValue value) {
        JsonArray items = json.getJsonArray("items");
        var changed =
                Json.createArrayBuilder(items).set(0, with(items.getJsonObject(0), name, value));
        return with(json, "items", changed.build());
    }
}
