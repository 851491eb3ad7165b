package dev.catraca.it;

import static dev.catraca.it.Buyers.newBuyer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.catraca.sandbox.mailbox.Mail;
import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What stands behind the ids of the description's examples: things that exist on this server. */
final class Examples {
    /** What changes a merchant, and must not change one that other tests rely on. */
    private static final Set<String> CHANGES =
            Set.of(
                    "putMerchant",
                    "putPlan",
                    "removePlan",
                    "putAccount",
                    "checkAccount",
                    "registerWebhook",
                    "putSigningSecret",
                    "importCatalogue",
                    "blockSubject",
                    "listBlocked",
                    "unblock");

    /** What stands behind the addresses of the catalogue, put there before it is asked for. */
    private static final Map<String, String> CATALOGUE =
            Map.of(
                    "Product",
                    """
                    {"name":"Camiseta","price":{"amount":7525,"currency":"BRL"},"stock":1,"active":true}""",
                    "Coupon",
                    "{\"percent\":1000}",
                    "Affiliate",
                    "{\"name\":\"Ana\",\"wallets\":{},\"active\":true}",
                    "Buyer",
                    "{\"name\":\"Ana\",\"email\":\"ana@example.com\",\"active\":true}");

    private static final String PASSWORD = "a long enough password";
    private static final String LINE = "{\"product\":\"prod-123\",\"quantity\":2}";

    private final Product product;
    private final Buyers buyers;
    private final String buyer = newBuyer();
    private final JsonObject paid;
    private final String reference = "cs_test_" + UUID.randomUUID();
    private final Shop shop;
    private final Shop spare;
    private final Market market;
    private final Counter counter;

    Examples(Product product) {
        this.product = product;
        this.buyers = new Buyers(product);
        this.shop = Shop.open(product);
        this.spare = Shop.open(product);
        this.market = Market.open(product).sell("prod-123", 7_525, 100);
        paid = buyers.intent(buyer);
        buyers.press(paid, "card");
        await().atMost(Duration.ofSeconds(100))
                .until(() -> buyers.byPayment(paid.getString("sessionId")).status() == 200);
        report(reference);
        counter = new Counter(product);
    }

    /** Who may call the operation. */
    Http caller(JsonObject operation) {
        var security = operation.getJsonArray("security");
        if (security.isEmpty()) {
            return product.http();
        }
        var isForMainSystem =
                security.getValuesAs(JsonObject.class).stream()
                        .anyMatch(it -> it.containsKey("mainSystemKey"));
        return isForMainSystem
                ? product.http().withKey(product.environment().mainSystemKey())
                : product.admin();
    }

    /**
     * The value of a parameter: the example's own, unless it stands for something that is there.
     */
    Optional<String> of(String operation, String parameter, JsonValue example) {
        if (isOfCatalogue(operation)) {
            return catalogue(operation, parameter, example);
        }
        return switch (parameter) {
            case "id" -> Optional.of(id(operation));
            case "order" -> Optional.of(paid.getString("orderId"));
            case "reference" -> Optional.of(reference(operation));
            case "token" -> Optional.of(token(newBuyer()));
            case "Idempotency-Key" -> Optional.of(UUID.randomUUID().toString());
            // Computed over the body, see signed.
            case "Stripe-Signature" -> Optional.empty();
            case "slug" -> CHANGES.contains(operation) ? Optional.of(spare.slug()) : text(example);
            case "merchant" ->
                    operation.equals("receiveWebhook") ? Optional.of(shop.slug()) : text(example);
            default -> text(example);
        };
    }

    private static boolean isOfCatalogue(String operation) {
        return CATALOGUE.keySet().stream()
                .anyMatch(it -> operation.matches("(list|read|put|remove)" + it + "s?"));
    }

    /** What is read or removed is there before. */
    private Optional<String> catalogue(String operation, String parameter, JsonValue example) {
        if (parameter.equals("slug")) {
            return Optional.of(spare.slug());
        }
        var kind = operation.replaceFirst("^[a-z]+", "");
        var name = text(example);
        if (!operation.startsWith("put") && CATALOGUE.containsKey(kind)) {
            var path = kind.toLowerCase(Locale.ROOT) + "s/" + name.orElseThrow();
            product.admin()
                    .put("/api/v1/merchants/" + spare.slug() + "/" + path, CATALOGUE.get(kind));
        }
        return name;
    }

    private static Optional<String> text(JsonValue example) {
        return switch (example) {
            case JsonString it -> Optional.of(it.getString());
            case JsonNumber it -> Optional.of(it.toString());
            case null, default -> Optional.empty();
        };
    }

    /** The example's body, with what exists in the place of its ids, addresses and secrets. */
    String body(String operation, String type, JsonValue example) {
        if (example instanceof JsonString lines) {
            return lines.getString();
        }
        var body = Json.createObjectBuilder((JsonObject) example);
        switch (operation) {
            case "openCheckout" ->
                    body.add("quote", quote())
                            .add(
                                    "buyer",
                                    Json.createObjectBuilder()
                                            .add("name", "Ana")
                                            .add("email", newBuyer()));
            case "openIntent", "submitCheckout" -> body.add("email", newBuyer());
            case "createFromPayment" ->
                    body.add("email", newBuyer())
                            .add("stripeSessionId", "cs_test_" + UUID.randomUUID());
            case "createOrder" ->
                    body.add("merchant", market.slug())
                            .add("buyer", market.buyer())
                            .add("reference", UUID.randomUUID().toString());
            case "quoteCart" ->
                    body.add("companyId", market.company())
                            .add("userId", market.buyer())
                            .add("orderId", market.order(LINE));
            case "createPayment" -> {
                return market.request(market.order(LINE), JsonValue.EMPTY_JSON_OBJECT, "prod-123*2")
                        .toString();
            }
            case "sellPlan" ->
                    body.add("cartaoToken", counter.cardToken())
                            .add("captchaToken", counter.captcha());
            case "sellPlanAtUnit" -> body.add("captchaToken", counter.captcha());
            case "resolveSale" -> body.add("providerReference", UUID.randomUUID().toString());
            case "activateUser", "submitActivation" -> body.add("token", token(newBuyer()));
            case "logIn" -> {
                var known = newBuyer();
                buyers.activate(mail(known), PASSWORD);
                body.add("email", known);
            }
            default -> {
                // as it stands
            }
        }
        var built = body.build();
        return type.equals("application/json") ? built.toString() : form(built);
    }

    /** With the proof that only a provider can make. */
    Http signed(String operation, Http http, String body) {
        return operation.equals("receiveWebhook")
                ? http.with("Stripe-Signature", shop.signature(body, Instant.now()))
                : http;
    }

    private String id(String operation) {
        return switch (operation) {
            case "changeOrderLines" -> market.id(market.order(LINE));
            case "readCheckout",
                    "readSplits",
                    "listRefunds",
                    "readOrder",
                    "readTimeline",
                    "readStory",
                    "confirmOrder" ->
                    paid.getString("orderId");
            case "refundOrder" -> paidOrder();
            case "cancelOrder" -> buyers.intent(newBuyer()).getString("orderId");
            case "resolveSale" -> counter.unresolvedSale();
            case "retryProvisioning" -> parkedProvisioning();
            case "replayWebhookEvent" -> first("webhook_event");
            case "revokeApiKey", "rotateApiKey" -> apiKey();
            case "unblock" -> block();
            case "readUser" ->
                    buyers.byPayment(paid.getString("sessionId")).json().getString("userId");
            default -> throw new IllegalArgumentException("which id does " + operation + " take?");
        };
    }

    private String paidOrder() {
        var intent = buyers.intent(newBuyer());
        buyers.press(intent, "card");
        buyers.awaitState(intent.getString("orderId"), "PAID");
        return intent.getString("orderId");
    }

    private String block() {
        return product.admin()
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post(
                        "/api/v1/merchants/" + spare.slug() + "/blocklist",
                        "{\"kind\":\"EMAIL\",\"value\":\"%s\",\"reason\":\"Chargebacks\"}"
                                .formatted(newBuyer()))
                .json()
                .getString("id");
    }

    private String reference(String operation) {
        if (operation.equals("readPaymentAccess")) {
            return reference;
        }
        var fresh = "cs_test_" + UUID.randomUUID();
        report(fresh);
        return fresh;
    }

    private void report(String payment) {
        product.http()
                .withKey(product.environment().mainSystemKey())
                .post(
                        "/api/users/external/create-from-payment",
                        "{\"email\":\"%s\",\"planId\":\"pro\",\"stripeSessionId\":\"%s\",\"amount\":19990}"
                                .formatted(newBuyer(), payment));
    }

    private String token(String email) {
        var text = mail(email).text();
        var begin = text.indexOf("token=") + 6;
        return text.substring(begin).split("\\s", 2)[0];
    }

    private Mail mail(String email) {
        product.http()
                .withKey(product.environment().mainSystemKey())
                .post(
                        "/api/users/external/create-from-payment",
                        "{\"email\":\"%s\",\"planId\":\"pro\",\"stripeSessionId\":\"cs_test_%s\",\"amount\":19990}"
                                .formatted(email, UUID.randomUUID()));
        return buyers.awaitOneMail(email);
    }

    private String quote() {
        return product.http()
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post("/api/v1/merchants/nexus/quotes", "{\"lines\":[{\"plan\":\"pro\"}]}")
                .json()
                .getString("id");
    }

    private String apiKey() {
        return product.admin()
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post(
                        "/api/v1/api-keys",
                        "{\"merchant\":\"nexus\",\"name\":\"example\",\"scopes\":[\"orders:read\"]}")
                .json()
                .getString("id");
    }

    private String first(String table) {
        return new Tables(product).text("SELECT id::text FROM " + table + " LIMIT 1");
    }

    /** An effect that somebody has to look at, as after three refusals. */
    private String parkedProvisioning() {
        return new Tables(product)
                .text(
                        """
                        UPDATE provisioning SET state = 'PARKED', wanted = 'SUSPENDED', due_at = NULL
                        WHERE id = (SELECT id FROM provisioning WHERE state = 'DONE' LIMIT 1)
                        RETURNING id::text""");
    }

    private static String form(JsonObject fields) {
        return fields.entrySet().stream()
                .map(
                        it ->
                                it.getKey()
                                        + "="
                                        + URLEncoder.encode(
                                                ((JsonString) it.getValue()).getString(), UTF_8))
                .collect(Collectors.joining("&"));
    }
}
