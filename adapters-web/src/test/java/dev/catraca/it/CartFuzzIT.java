package dev.catraca.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.sandbox.twins.asaas.AsaasLedger.CheckoutEntry;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/**
 * Hundreds of random changes of good requests: what decides about money, payees, buyer, company,
 * order or time cannot be changed, and what can be changed decides about none of them.
 */
@ArquillianTest
class CartFuzzIT {
    private static final long SEED = 20_261_122;
    private static final int DECISIVE = 300;
    private static final int HARMLESS = 100;
    private static final JsonObject NOTHING_MORE = JsonValue.EMPTY_JSON_OBJECT;
    private static final JsonObject SHARED =
            Json.createObjectBuilder().add("coupon", "SAVE10").add("affiliateId", "maria").build();
    private static final String LINE = "{\"product\":\"cup\",\"quantity\":2}";

    private final Product product = Product.managed();
    private final Tables tables = new Tables(product);
    private final Market market =
            Market.open(product).sell("cup", 7_525, 1_000_000).sell("mug", 7_525, 1_000_000);
    private final Random random = new Random(SEED);

    @Test
    void no_change_of_what_decides_gets_a_page_signed_or_not() {
        var other = Market.open(product).sell("cup", 7_525, 10);
        var foreign = other.order(LINE);
        var plainOrder = market.order(LINE);
        var sharedOrder = market.order(LINE);
        var plain = market.request(plainOrder, NOTHING_MORE, "cup*2");
        var shared = market.request(sharedOrder, SHARED, "cup*2");
        var before = tables.countWhenIdle();

        for (var i = 0; i < DECISIVE; i++) {
            var good = random.nextBoolean() ? plain : shared;
            var bad = decisive(good, other, foreign);
            if (bad.equals(good)) {
                continue;
            }
            assertRefused(market.pay(bad), bad);
            if (isSignable(bad)) {
                var resigned = resigned(bad, good);
                assertRefused(market.pay(resigned), resigned);
            }
        }

        assertThat(tables.countWhenIdle()).isEqualTo(before);
        for (var order : List.of(plainOrder, sharedOrder)) {
            assertThat(market.view(order).getString("state")).isEqualTo("DRAFT");
            assertThat(market.pages(order)).isEmpty();
        }
        assertThat(other.view(foreign).getString("state")).isEqualTo("DRAFT");
        assertThat(market.reserved("cup")).isZero();
        // What was refused was refused for its change alone.
        market.opened(market.signed(plain));
        market.opened(market.signed(shared));
    }

    /** A time of its own needs a signature of its own; any other change gets a fresh one. */
    private JsonObject resigned(JsonObject bad, JsonObject good) {
        var signedAt = bad.getJsonNumber("signedAt");
        return signedAt.equals(good.getJsonNumber("signedAt"))
                ? market.signed(bad)
                : market.signed(bad, signedAt.longValue());
    }

    /** The signed text has amounts in centavos: what is no such amount has no signature. */
    private static boolean isSignable(JsonObject request) {
        return isAmount(request.get("totalAmount"))
                && request.getJsonArray("items").getValuesAs(JsonObject.class).stream()
                        .allMatch(it -> isAmount(it.get("unitPrice")));
    }

    private static boolean isAmount(JsonValue value) {
        return value instanceof JsonNumber number
                && number.bigDecimalValue().stripTrailingZeros().scale() <= 2;
    }

    private void assertRefused(Http.Answer answer, JsonObject request) {
        assertThat(answer.status()).as("%s%n%s", request, answer).isBetween(400, 409);
        assertThat(answer.json().getString("code", "")).as("%s", request).isNotEmpty();
    }

    private JsonObject decisive(JsonObject good, Market other, String foreign) {
        return switch (random.nextInt(16)) {
            case 0 -> with(good, "companyId", text(oneOf(other.company(), word(), "xeco")));
            case 1 -> with(good, "orderId", text(oneOf(foreign, word())));
            case 2 -> with(good, "userId", text(oneOf(other.buyer(), word())));
            case 3 -> with(good, "totalAmount", moved(good, "totalAmount"));
            case 4 -> with(good, "signedAt", movedTime(good));
            case 5 -> item(good, "externalReference", text(oneOf("mug", "club", word())));
            case 6 -> item(good, "quantity", number(oneOf(-1, 0, 1, 3, 2_000, 1_000_000_000)));
            case 7 -> {
                var price = moved(good.getJsonArray("items").getJsonObject(0), "unitPrice");
                yield item(item(good, "unitPrice", price), "value", price);
            }
            case 8 ->
                    item(
                            good,
                            oneOf("value", "unitPrice"),
                            moved(good.getJsonArray("items").getJsonObject(0), "value"));
            case 9 -> with(good, "items", repeated(good.getJsonArray("items")));
            case 10 -> with(good, "splits", movedShares(good.getJsonArray("splits")));
            case 11 -> with(good, "splits", otherPayee(good.getJsonArray("splits")));
            case 12 -> changed(good, "affiliateId", "maria");
            case 13 -> changed(good, "coupon", "SAVE10");
            case 14 -> with(good, "productList", repeated(good.getJsonArray("productList")));
            default ->
                    with(
                            good,
                            "productList",
                            Json.createArrayBuilder()
                                    .add(
                                            Json.createObjectBuilder()
                                                    .add("productId", oneOf("cup", "mug", word()))
                                                    .add("quantity", oneOf(0, 1, 3, 77)))
                                    .build());
        };
    }

    /** Some centavos more or less, or something that is no amount. */
    private JsonValue moved(JsonObject json, String name) {
        var centavos = json.getJsonNumber(name).bigDecimalValue().movePointRight(2).longValue();
        var moved = centavos + oneOf(-1, 1) * (1 + random.nextInt(10_000));
        return switch (random.nextInt(6)) {
            case 0 -> text(json.getJsonNumber(name).toString());
            case 1 -> Json.createValue(new BigDecimal(centavos).movePointLeft(2).negate());
            case 2 -> Json.createValue(new BigDecimal(centavos * 10 + 1).movePointLeft(3));
            default -> Json.createValue(BigDecimal.valueOf(moved, 2));
        };
    }

    private JsonValue movedTime(JsonObject good) {
        var far = oneOf(-1, 1) * (400L + random.nextInt(1_000_000));
        return Json.createValue(good.getJsonNumber("signedAt").longValue() + far);
    }

    private static JsonArray repeated(JsonArray list) {
        return Json.createArrayBuilder(list).add(list.get(0)).build();
    }

    /** One gets more, another one less; in all it is 100 as before. */
    private JsonArray movedShares(JsonArray splits) {
        var more = random.nextInt(splits.size());
        var less = (more + 1) % splits.size();
        var part = BigDecimal.valueOf(1 + random.nextInt(400), 2);
        return Json.createArrayBuilder(splits)
                .set(more, share(splits.getJsonObject(more), part))
                .set(less, share(splits.getJsonObject(less), part.negate()))
                .build();
    }

    private static JsonObject share(JsonObject split, BigDecimal more) {
        var percentage = split.getJsonNumber("percentageValue").bigDecimalValue().add(more);
        return with(split, "percentageValue", Json.createValue(percentage));
    }

    private JsonArray otherPayee(JsonArray splits) {
        var index = random.nextInt(splits.size());
        var split = splits.getJsonObject(index);
        var wallet = text(oneOf(UUID.randomUUID().toString(), word()));
        return Json.createArrayBuilder(splits).set(index, with(split, "walletId", wallet)).build();
    }

    /** Gives it, takes it away, or names one that does not exist. */
    private JsonObject changed(JsonObject good, String name, String existing) {
        if (!good.containsKey(name)) {
            return with(good, name, text(oneOf(existing, word())));
        }
        return random.nextBoolean()
                ? with(good, name, text(word()))
                : Json.createObjectBuilder(good).remove(name).build();
    }

    @Test
    void any_other_change_leaves_amount_payees_and_buyer_as_they_were() {
        var untouched = twin(market.opened(market.request(market.order(LINE), SHARED, "cup*2")));
        var opened = 0;
        for (var i = 0; i < HARMLESS; i++) {
            var order = market.order(LINE);
            var changed = harmless(market.request(order, SHARED, "cup*2"));

            var answer = market.pay(random.nextBoolean() ? changed : market.signed(changed));

            if (answer.status() != 201) {
                assertRefused(answer, changed);
                assertThat(market.view(order).getString("state")).isEqualTo("DRAFT");
                continue;
            }
            opened++;
            var page = twin(answer.json().getString("id"));
            assertThat(page.total()).as("%s", changed).isEqualTo(untouched.total());
            assertThat(page.splits()).as("%s", changed).isEqualTo(untouched.splits());
            assertThat(
                            tables.text(
                                    "SELECT buyer_reference || ' ' || buyer_email FROM orders"
                                            + " WHERE id = ?::uuid",
                                    market.id(order)))
                    .isEqualTo(market.buyer() + " " + market.email());
        }
        assertThat(opened).isGreaterThan(HARMLESS / 2);
    }

    private CheckoutEntry twin(String checkout) {
        return product.twins().asaas().ledger().checkout(checkout).orElseThrow();
    }

    private JsonObject harmless(JsonObject good) {
        return switch (random.nextInt(10)) {
            case 0 -> item(good, "name", text(oneOf("Xícara", "A".repeat(200), word(), " ")));
            case 1 -> item(good, "description", text(oneOf("ç😀", "B".repeat(1_000), "x\u0000")));
            case 2 -> customer(good, "name", oneOf("Joana da Silva", "Zé", "N".repeat(300)));
            case 3 -> customer(good, "cpfCnpj", oneOf("11144477735", "11222333000181", "1"));
            case 4 -> customer(good, "email", word() + oneOf("@example.com", "@example.com.br"));
            case 5 -> customer(good, oneOf("address", "city", "complement"), word());
            case 6 ->
                    with(
                            good,
                            "callback",
                            Market.callback("https://xeco.example/" + word()).build());
            case 7 -> with(good, oneOf("companyOrder", "externalReference"), text(word()));
            case 8 -> with(good, "minutesToExpire", number(5 + random.nextInt(1_500)));
            default ->
                    with(
                            good,
                            "billingTypes",
                            Json.createArrayBuilder()
                                    .add(oneOf("PIX", "CREDIT_CARD", "BOLETO"))
                                    .build());
        };
    }

    private static JsonObject customer(JsonObject good, String name, String value) {
        return with(
                good, "customerData", with(good.getJsonObject("customerData"), name, text(value)));
    }

    private String word() {
        return "w" + Long.toHexString(random.nextLong());
    }

    @SafeVarargs
    private <T> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }

    private static JsonValue text(String text) {
        return Json.createValue(text);
    }

    private static JsonValue number(int number) {
        return Json.createValue(number);
    }

    private static JsonObject with(JsonObject json, String name, JsonValue value) {
        return Json.createObjectBuilder(json).add(name, value).build();
    }

    /** With another value in the first item. */
    private static JsonObject item(JsonObject json, String name, JsonValue value) {
        var items = json.getJsonArray("items");
        var changed = with(items.getJsonObject(0), name, value);
        return with(json, "items", Json.createArrayBuilder(items).set(0, changed).build());
    }
}
