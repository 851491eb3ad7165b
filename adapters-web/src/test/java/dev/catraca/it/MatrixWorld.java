package dev.catraca.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.it.RouteTable.Owned;
import dev.catraca.it.RouteTable.Route;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A platform with a unit, a stranger, things of each of them, and keys for everybody. */
final class MatrixWorld {
    private static final String KEYS = "/api/v1/api-keys";

    private final Product product;
    private final String platform = slug("platform");
    private final String unit = slug("unit");
    private final String other = slug("other");
    private final Map<String, String> keys = new HashMap<>();
    private final Map<String, String> worthless = new HashMap<>();

    private MatrixWorld(Product product) {
        this.product = product;
    }

    static MatrixWorld of(Product product) {
        var world = new MatrixWorld(product);
        world.put(world.platform, "");
        world.put(world.unit, ",\"platform\":\"" + world.platform + "\"");
        world.put(world.other, "");
        world.makeWorthlessKeys();
        return world;
    }

    private static String slug(String kind) {
        return "matrix-%s-%s".formatted(kind, UUID.randomUUID().toString().substring(0, 8));
    }

    String platform() {
        return platform;
    }

    String unit() {
        return unit;
    }

    String other() {
        return other;
    }

    /** What no merchant has. */
    String unknown() {
        return "";
    }

    /** Keys that open nothing any more, or never did. */
    Map<String, String> worthlessKeys() {
        return worthless;
    }

    /** A key of the merchant, or of the whole platform if there is no name. */
    String key(String merchant, String scope) {
        return keys.computeIfAbsent(
                merchant + " " + scope, _ -> newKey(merchant, scope).getString("key"));
    }

    /** The address of a thing; of one that does not exist if there is no name. */
    String path(Route route, String thing) {
        var isMerchant = route.owned() == Owned.MERCHANT;
        var id = isMerchant || thing.isEmpty() ? UUID.randomUUID().toString() : thing;
        var slug = isMerchant && !thing.isEmpty() ? thing : slug("nobody");
        return route.path()
                .replace("{id}", id)
                .replace("{slug}", slug)
                .replace("{provider}", "stripe")
                .replaceAll("\\{[A-Za-z]+}", "matrix");
    }

    /** A new thing of the merchant, so that what one question did harms no other. */
    String newThing(Owned kind, String merchant) {
        return switch (kind) {
            case MERCHANT -> merchant;
            case ORDER -> newOrder(merchant);
            case PROVISIONING -> newProvisioning(merchant);
            case WEBHOOK_EVENT -> newWebhookEvent(merchant);
            case API_KEY -> newKey(merchant, "orders:read").getString("id");
            case NOTHING, PLATFORM -> throw new IllegalArgumentException(kind.name());
        };
    }

    private String newOrder(String merchant) {
        var order = UUID.randomUUID().toString();
        run(
                """
                INSERT INTO orders (id, merchant_id, buyer_email, plan_code, lines, total, currency,
                    created_at, state, ended_at)
                SELECT '%s', id, 'matrix@example.com', 'pro',
                    '[{"plan":"pro","name":"Pro","price":100,"cycle":"ONCE"}]', 100, 'BRL', now(),
                    'EXPIRED', now()
                FROM merchant WHERE slug = '%s'""",
                order, merchant);
        run(
                """
                INSERT INTO payment (id, order_id, attempt, provider, account_id, amount, currency,
                    requested_at, expires_at, state, cause, settled_at)
                SELECT gen_random_uuid(), id, 1, 'stripe', merchant_id, 100, 'BRL', now(), now(),
                    'EXPIRED', 'expired', now()
                FROM orders WHERE id = '%s'""",
                order);
        return order;
    }

    private String newProvisioning(String merchant) {
        var id = UUID.randomUUID().toString();
        run(
                """
                INSERT INTO provisioning (id, order_id, payment_id, state, wanted, cause)
                SELECT '%s', order_id, id, 'PARKED', 'REVOKED', 'matrix' FROM payment WHERE order_id = '%s'""",
                id, newOrder(merchant));
        return id;
    }

    /** An old one by its id: whoever lists the newest first does not come upon it. */
    private String newWebhookEvent(String merchant) {
        var id = new UUID(0x7000, UUID.randomUUID().getLeastSignificantBits()).toString();
        run(
                """
                INSERT INTO webhook_event (id, provider, account_id, event_key, body, received_at,
                    state, cause, ended_at, due_at)
                SELECT '%1$s', 'stripe', id, '%1$s', '{}', now(), 'IGNORED', 'matrix', now(), NULL
                FROM merchant WHERE slug = '%2$s'""",
                id, merchant);
        return id;
    }

    private void put(String slug, String more) {
        var answer =
                product.admin()
                        .put(
                                "/api/v1/merchants/" + slug,
                                """
                                {"name":"Matrix","timeZone":"America/Sao_Paulo","currency":"BRL",
                                "returnOrigins":[],"lateMoney":"accept","mainSystem":"none"%s}"""
                                        .formatted(more));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        var account =
                product.admin()
                        .put(
                                "/api/v1/merchants/" + slug + "/accounts/stripe",
                                """
                                {"secretKey":"sk_test_matrix_0123456789",
                                "webhookSecrets":["whsec_matrix_0123456789"]}""");
        assertThat(account.status()).as(account.toString()).isEqualTo(204);
    }

    private void makeWorthlessKeys() {
        var expired = newKey("", "admin");
        run(
                "UPDATE api_key SET expires_at = now() - interval '1 second' WHERE id = '%s'",
                expired.getString("id"));
        var revoked = newKey("", "admin");
        product.admin().delete(KEYS + "/" + revoked.getString("id"));
        worthless.put("garbage", "ck_test_garbage");
        worthless.put("an expired key", expired.getString("key"));
        worthless.put("a revoked key", revoked.getString("key"));
    }

    private jakarta.json.JsonObject newKey(String merchant, String scope) {
        var owner = merchant.isEmpty() ? "" : "\"merchant\":\"" + merchant + "\",";
        var answer =
                product.admin()
                        .with("Idempotency-Key", UUID.randomUUID().toString())
                        .post(
                                KEYS,
                                "{%s\"name\":\"matrix\",\"scopes\":[\"%s\"]}"
                                        .formatted(owner, scope));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.json();
    }

    private void run(String statement, Object... values) {
        try (var connection = product.database().getConnection();
                var prepared = connection.createStatement()) {
            assertThat(prepared.executeUpdate(statement.formatted(values))).isOne();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
