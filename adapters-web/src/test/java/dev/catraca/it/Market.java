package dev.catraca.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A company of a test's own on the marketplace, with things to sell, a buyer, an affiliate and a
 * secret to sign with; it pays through the platform's account at Asaas' twin.
 */
final class Market {
    static final String PATH = "/api/checkout/create-payment";

    private final Product product;
    private final String slug = "market-" + hex(8);
    private final String company = hex(20);
    private final String secret = "secret-" + hex(32);
    private final String provider;
    private final String wallet;
    private final String affiliateWallet;
    private final String buyer = hex(28);
    private final String email = "buyer-" + hex(12) + "@example.com";

    private Market(Product product, String provider) {
        this.product = product;
        this.provider = provider;
        this.wallet = newWallet();
        this.affiliateWallet = newWallet();
    }

    private String newWallet() {
        return provider.equals("stripe") ? "acct_1" + hex(16) : UUID.randomUUID().toString();
    }

    static Market open(Product product) {
        return open(product, "asaas");
    }

    /** Its carts are paid at this provider, as the server has to be told too. */
    static Market open(Product product, String provider) {
        var market = company(product, provider);
        market.put(
                "/buyers/" + market.buyer,
                """
                {"name":"Ana Compradora","email":"%s","taxId":"529.982.247-25","active":true}"""
                        .formatted(market.email));
        market.put(
                "/affiliates/maria",
                """
                {"name":"Maria","wallets":{"%s":"%s"},"share":1000,"active":true}"""
                        .formatted(provider, market.affiliateWallet));
        market.put(
                "/coupons/SAVE10",
                """
                {"percent":1000,"maxUses":1000,"maxUsesPerBuyer":1000}""");
        market.put(
                "/plans/club",
                """
                {"name":"Club","price":{"amount":4990,"currency":"BRL"},"cycle":"MONTHLY"}""");
        return market;
    }

    /** The company alone, with its secret and nothing to sell. */
    static Market company(Product product) {
        return company(product, "asaas");
    }

    private static Market company(Product product, String provider) {
        var market = new Market(product, provider);
        market.lateMoney("accept");
        market.secret("k1", market.secret, "");
        return market;
    }

    /** What happens to money that arrives too late: {@code accept} or {@code refund}. */
    void lateMoney(String policy) {
        put(
                "",
                """
                {"name":"A company","reference":"%s","platform":"xeco",
                 "timeZone":"America/Sao_Paulo","currency":"BRL",
                 "returnOrigins":["https://xeco.example"],"lateMoney":"%s",
                 "defaultProvider":"%s","mainSystem":"embedded",
                 "wallets":{"%s":"%s"},"splitRule":{"merchant":9000,"affiliate":500}}"""
                        .formatted(company, policy, provider, provider, wallet));
    }

    /** Shares a secret with the company; {@code more} is the rest of the JSON, as its expiry. */
    void secret(String keyId, String value, String more) {
        put("/signing-secrets/" + keyId, "{\"secret\":\"%s\"%s}".formatted(value, more));
    }

    /** Puts a thing on sale. */
    Market sell(String reference, long centavos, int stock) {
        put(
                "/products/" + reference,
                """
                {"name":"Product %s","price":{"amount":%d,"currency":"BRL"},"stock":%d,
                 "active":true}"""
                        .formatted(reference, centavos, stock));
        return this;
    }

    /**
     * Writes a cart of these lines, as {@code {"product":"p","quantity":2}}; gives its reference.
     */
    String order(String... lines) {
        var reference = hex(20);
        var answer = tryOrder(reference, lines);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return reference;
    }

    Http.Answer tryOrder(String reference, String... lines) {
        return product.admin()
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post(
                        "/api/v1/orders",
                        """
                        {"merchant":"%s","reference":"%s","buyer":"%s","lines":[%s]}"""
                                .formatted(slug, reference, buyer, String.join(",", lines)));
    }

    /** What the browser is told that this order costs. */
    Http.Answer quote(String order, JsonObject more, String... items) {
        var body =
                Json.createObjectBuilder(more)
                        .add("companyId", company)
                        .add("orderId", order)
                        .add("userId", buyer)
                        .add(
                                "items",
                                Json.createArrayBuilder(
                                        List.of(items).stream().map(Market::item).toList()))
                        .build();
        return product.http().post("/api/checkout/quote", body.toString());
    }

    /** A good request for the payment of an order, with the numbers of a quote, signed by us. */
    JsonObject request(String order, JsonObject more, String... items) {
        var answer = quote(order, more, items);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        var quote = answer.json();
        var shown = Json.createArrayBuilder();
        var wanted = Json.createArrayBuilder();
        for (var it : quote.getJsonArray("items").getValuesAs(JsonObject.class)) {
            shown.add(
                    Json.createObjectBuilder(it)
                            .add("description", "One of " + it.getString("name")));
            wanted.add(
                    Json.createObjectBuilder()
                            .add("productId", it.getString("externalReference"))
                            .add("quantity", it.getInt("quantity")));
        }
        return signed(
                Json.createObjectBuilder(more)
                        .add("billingTypes", Json.createArrayBuilder(List.of("CREDIT_CARD", "PIX")))
                        .add("chargeTypes", Json.createArrayBuilder(List.of("DETACHED")))
                        // Longer than the shortest page that Stripe has.
                        .add("minutesToExpire", provider.equals("stripe") ? 60 : 30)
                        .add("totalAmount", quote.getJsonNumber("totalAmount"))
                        .add("externalReference", "site-" + order)
                        .add("callback", callback("https://xeco.example"))
                        .add("items", shown)
                        .add("customerData", customer())
                        .add(
                                "installment",
                                Json.createObjectBuilder().add("maxInstallmentCount", 1))
                        .add("splits", quote.getJsonArray("splits"))
                        .add("orderId", order)
                        .add("userId", buyer)
                        .add("companyId", company)
                        .add("companyOrder", "company-" + order)
                        .add("productList", wanted)
                        .build(),
                Instant.now().getEpochSecond());
    }

    static JsonObjectBuilder callback(String site) {
        return Json.createObjectBuilder()
                .add("successUrl", site + "/done")
                .add("cancelUrl", site + "/cancel")
                .add("expiredUrl", site + "/expired");
    }

    private JsonObjectBuilder customer() {
        return Json.createObjectBuilder()
                .add("name", "Ana Compradora")
                .add("cpfCnpj", "52998224725")
                .add("email", email)
                .add("phone", "11987654321")
                .add("address", "Rua das Flores")
                .add("addressNumber", "10")
                .add("province", "Centro")
                .add("postalCode", "01310100")
                .add("city", "São Paulo");
    }

    /** The same request, signed now. */
    JsonObject signed(JsonObject request) {
        return signed(request, Instant.now().getEpochSecond());
    }

    /** The same request with the signature that its values need. */
    JsonObject signed(JsonObject request, long signedAt) {
        return signed(request, signedAt, secret);
    }

    /** The same request, signed with another secret than ours. */
    static JsonObject signed(JsonObject request, long signedAt, String secret) {
        var lines =
                new StringBuilder("v1\n")
                        .append(request.getString("companyId"))
                        .append('\n')
                        .append(request.getString("orderId"))
                        .append('\n')
                        .append(request.getString("userId"))
                        .append('\n')
                        .append(centavos(request.getJsonNumber("totalAmount")))
                        .append('\n')
                        .append(signedAt);
        for (var it : request.getJsonArray("items").getValuesAs(JsonObject.class)) {
            lines.append('\n')
                    .append(it.getString("externalReference"))
                    .append('|')
                    .append(it.getJsonNumber("quantity"))
                    .append('|')
                    .append(centavos(it.getJsonNumber("unitPrice")));
        }
        return Json.createObjectBuilder(request)
                .add("signedAt", signedAt)
                .add("signature", hmac(lines.toString(), secret))
                .build();
    }

    Http.Answer pay(JsonObject request) {
        return product.http().post(PATH, request.toString());
    }

    /** The id that the provider gave the page. */
    String opened(JsonObject request) {
        var answer = pay(request);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.json().getString("id");
    }

    /** Our id of the order. */
    String id(String order) {
        return new Tables(product).text("SELECT id::text FROM orders WHERE reference = ?", order);
    }

    /** The order as the API shows it. */
    JsonObject view(String order) {
        return product.admin().get("/api/v1/orders/" + id(order)).json();
    }

    /** Who gets what of the order, as the API shows it. */
    JsonObject splits(String order) {
        return product.admin().get("/api/v1/orders/" + id(order) + "/splits").json();
    }

    void awaitState(String order, String state) {
        new Buyers(product).awaitState(id(order), state);
    }

    /** The ids of all pages that Asaas opened for an order, seen by a buyer or not. */
    List<String> pages(String order) {
        var attempts =
                view(order).getJsonArray("payments").getValuesAs(JsonObject.class).stream()
                        .map(it -> it.getString("id"))
                        .toList();
        return product.twins().asaas().ledger().checkouts().stream()
                .filter(it -> it.externalReference().filter(attempts::contains).isPresent())
                .map(it -> it.id())
                .toList();
    }

    long stock(String reference) {
        return number("stock", reference);
    }

    long reserved(String reference) {
        return number("reserved", reference);
    }

    private long number(String column, String reference) {
        return new Tables(product)
                .number(
                        "SELECT "
                                + column
                                + " FROM product JOIN merchant ON merchant.id = merchant_id"
                                + " WHERE slug = ? AND product.reference = ?",
                        slug,
                        reference);
    }

    String slug() {
        return slug;
    }

    String wallet() {
        return wallet;
    }

    String affiliateWallet() {
        return affiliateWallet;
    }

    String company() {
        return company;
    }

    String buyer() {
        return buyer;
    }

    /** Whether it is the company's or its affiliate's, and not the platform's. */
    boolean isOwn(String walletId) {
        return walletId.equals(wallet) || walletId.equals(affiliateWallet);
    }

    String email() {
        return email;
    }

    void put(String path, String json) {
        var answer = product.admin().put("/api/v1/merchants/" + slug + path, json);
        assertThat(answer.status()).as(answer.toString()).isBetween(200, 204);
    }

    private static JsonObject item(String text) {
        var parts = text.split("\\*", 2);
        return Json.createObjectBuilder()
                .add("productId", parts[0])
                .add("quantity", Integer.parseInt(parts[1]))
                .build();
    }

    private static long centavos(JsonNumber reais) {
        return reais.bigDecimalValue().movePointRight(2).longValueExact();
    }

    private static String hmac(String text, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String hex(int length) {
        return UUID.randomUUID().toString().replace("-", "").substring(0, length);
    }
}
