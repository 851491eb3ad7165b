package dev.catraca.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A merchant of a test's own, with an account at Stripe's twin that delivers nothing by itself: the
 * test rings, with signatures good and bad.
 */
final class Shop {
    private static final String PLAN = "basic";

    private final Product product;
    private final String slug = "shop-" + hex(8);
    private final String secretKey = "sk_test_" + hex(32);
    private final String webhookSecret = "whsec_" + hex(32);

    private Shop(Product product) {
        this.product = product;
    }

    static Shop open(Product product) {
        var shop = new Shop(product);
        shop.put(
                "",
                """
                {"name":"A shop","timeZone":"America/Sao_Paulo","currency":"BRL","returnOrigins":[],
                 "lateMoney":"accept","defaultProvider":"stripe"}""");
        shop.put(
                "/plans/" + PLAN,
                """
                {"name":"Basic","price":{"amount":4990,"currency":"BRL"},"cycle":"MONTHLY"}""");
        shop.put(
                "/accounts/stripe",
                "{\"secretKey\":\"%s\",\"webhookSecrets\":[\"%s\"]}"
                        .formatted(shop.secretKey, shop.webhookSecret));
        return shop;
    }

    /** A buyer on the way to pay. */
    record Visit(String order, String session, URI page) {}

    /** Sends a buyer through the checkout page to the provider's. */
    Visit send(String email) {
        var form =
                "merchant=%s&plan=%s&email=%s"
                        .formatted(slug, PLAN, URLEncoder.encode(email, UTF_8));
        var answer =
                product.http()
                        .with("Content-Type", "application/x-www-form-urlencoded")
                        .send("POST", "/checkout", BodyPublishers.ofString(form));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(303);
        var page = URI.create(answer.header("Location"));
        var session = page.getPath().substring(page.getPath().lastIndexOf('/') + 1);
        var entry = product.twins().stripe().ledger().session(session).orElseThrow();
        return new Visit(entry.metadata().get("order"), session, page);
    }

    /** The id of the event and its body, as Stripe would write it. */
    static String event(String id, String type, String session) {
        return """
        {"id": "%s", "object": "event", "api_version": "2019-05-16", "created": %d,
         "livemode": false, "type": "%s", "data": {"object": {
           "id": "%s", "object": "checkout.session", "payment_status": "paid"}}}
        """
                .formatted(id, Instant.now().getEpochSecond(), type, session);
    }

    static String newEventId() {
        return "evt_" + hex(24);
    }

    static String completed(String session) {
        return event(newEventId(), "checkout.session.completed", session);
    }

    String slug() {
        return slug;
    }

    String webhookPath() {
        return "/api/webhooks/stripe/" + slug;
    }

    /** The header that proves the body, as far as the time allows. */
    String signature(String body, Instant at) {
        return "t=" + at.getEpochSecond() + ",v1=" + proof(body, at);
    }

    /** The proof alone, in lower-case hex. */
    String proof(String body, Instant at) {
        return proof(body.getBytes(UTF_8), at);
    }

    String proof(byte[] body, Instant at) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(webhookSecret.getBytes(UTF_8), "HmacSHA256"));
            mac.update((at.getEpochSecond() + ".").getBytes(UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Delivers the body as Stripe does. */
    Http.Answer ring(String body) {
        return ring(body, signature(body, Instant.now()));
    }

    Http.Answer ring(String body, String signature) {
        return product.http().with("Stripe-Signature", signature).post(webhookPath(), body);
    }

    /** How many of this shop's notifications are kept. */
    long notifications() {
        return new Tables(product)
                .number(
                        """
                        SELECT count(*) FROM webhook_event
                        JOIN merchant ON merchant.id = account_id WHERE slug = ?""",
                        slug);
    }

    private void put(String path, String json) {
        var answer = product.admin().put("/api/v1/merchants/" + slug + path, json);
        assertThat(answer.status()).as(answer.toString()).isBetween(200, 204);
    }

    private static String hex(int length) {
        return (UUID.randomUUID().toString() + UUID.randomUUID())
                .replace("-", "")
                .substring(0, length);
    }
}
