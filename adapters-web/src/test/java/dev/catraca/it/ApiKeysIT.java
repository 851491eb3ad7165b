package dev.catraca.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An admin makes, lists, rotates and revokes keys, and each step takes effect. */
@ArquillianTest
class ApiKeysIT {
    private static final String KEYS = "/api/v1/api-keys";

    private Product product;

    @BeforeEach
    void visit() {
        product = Product.managed();
    }

    @Test
    void a_key_is_shown_once_and_listed_without_itself() {
        var made = create("\"merchant\":\"nexus\",\"expiresAt\":\"2099-01-01T00:00:00Z\"");
        assertThat(made.keySet())
                .as("in the order of their names")
                .containsExactly("expiresAt", "id", "key", "prefix", "scopes");
        assertThat(made.getString("key")).startsWith("ck_test_");

        var listed = listed(made.getString("id"));
        assertThat(listed.toString()).doesNotContain(made.getString("key"));
        assertThat(listed.getString("prefix")).isEqualTo(made.getString("prefix"));
        assertThat(listed.getString("merchant")).isEqualTo("nexus");
        assertThat(listed.getString("state")).isEqualTo("LIVE");
        assertThat(listed.getString("expiresAt")).isEqualTo("2099-01-01T00:00:00Z");
        assertThat(listed.getJsonArray("scopes")).hasToString("[\"orders:read\"]");
    }

    @Test
    void a_repeated_request_gets_the_same_key_which_nothing_keeps_in_the_clear()
            throws SQLException {
        var keyed = product.admin().with("Idempotency-Key", UUID.randomUUID().toString());
        var first = keyed.post(KEYS, body(""));
        var again = keyed.post(KEYS, body(""));

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(keyed.post(KEYS, body("\"merchant\":\"nexus\"")).status()).isEqualTo(422);
        assertThat(read(first).status()).isEqualTo(200);
        try (var connection = product.database().getConnection();
                var statement =
                        connection.prepareStatement(
                                "SELECT count(*) FROM idempotency WHERE position(?::bytea IN body) > 0")) {
            statement.setString(1, first.json().getString("key"));
            try (var result = statement.executeQuery()) {
                result.next();
                assertThat(result.getInt(1)).isZero();
            }
        }
    }

    @Test
    void the_use_of_a_key_is_seen_soon_after() {
        var made = create("");
        assertThat(listed(made.getString("id")).containsKey("lastUsedAt")).isFalse();
        var before = Instant.now().minusSeconds(5);
        asks(made);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () ->
                                assertThat(
                                                Instant.parse(
                                                        listed(made.getString("id"))
                                                                .getString(
                                                                        "lastUsedAt",
                                                                        "1970-01-01T00:00:00Z")))
                                        .isAfter(before));
    }

    @Test
    void a_revoked_key_is_refused_at_once() {
        var made = create("");
        assertThat(asks(made)).isEqualTo(200);
        var path = KEYS + "/" + made.getString("id");
        assertThat(product.admin().delete(path).status()).isEqualTo(204);
        assertThat(asks(made)).isEqualTo(401);
        assertThat(product.admin().delete(path).status()).isEqualTo(204);
        assertThat(listed(made.getString("id")).getString("state")).isEqualTo("REVOKED");
        assertThat(problem(rotate(made.getString("id")))).isEqualTo("409 api-key-over");
    }

    @Test
    void two_keys_of_a_client_live_side_by_side_and_never_three() {
        var old = create("\"merchant\":\"nexus\"");
        var rotated = rotate(old.getString("id"));
        assertThat(rotated.status()).as(rotated.toString()).isEqualTo(201);
        var fresh = rotated.json();

        assertThat(asks(old)).isEqualTo(200);
        assertThat(asks(fresh)).isEqualTo(200);
        assertThat(listed(old.getString("id")).getString("state")).isEqualTo("RETIRING");
        assertThat(listed(fresh.getString("id")).getString("merchant")).isEqualTo("nexus");
        assertThat(problem(rotate(fresh.getString("id")))).isEqualTo("409 api-key-rotating");
        assertThat(problem(rotate(old.getString("id")))).isEqualTo("409 api-key-rotating");

        product.admin().delete(KEYS + "/" + old.getString("id"));
        assertThat(rotate(fresh.getString("id")).status()).isEqualTo(201);
        assertThat(asks(old)).isEqualTo(401);
        assertThat(asks(fresh)).isEqualTo(200);
    }

    @Test
    void a_rotation_needs_a_key_of_its_own_and_is_repeated_by_it() {
        var old = create("");
        var path = KEYS + "/" + old.getString("id") + "/rotate";
        assertThat(problem(product.admin().post(path, "")))
                .isEqualTo("400 idempotency-key-missing");
        var keyed = product.admin().with("Idempotency-Key", UUID.randomUUID().toString());
        var first = keyed.send("POST", path, BodyPublishers.noBody());
        var again = keyed.send("POST", path, BodyPublishers.noBody());
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void what_is_no_key_is_refused_with_its_reason() {
        assertThat(problem(post("{\"name\":\"x\",\"scopes\":[\"orders:eat\"]}")))
                .isEqualTo("422 values-invalid");
        assertThat(problem(post("{\"name\":\"x\",\"scopes\":[]}"))).isEqualTo("422 values-invalid");
        assertThat(problem(post("{\"scopes\":[\"admin\"]}"))).isEqualTo("400 fields-invalid");
        assertThat(problem(post(body("\"merchant\":\"nobody\""))))
                .isEqualTo("404 merchant-unknown");
        var over = post(body("\"expiresAt\":\"2020-01-01T00:00:00Z\""));
        assertThat(problem(over)).isEqualTo("422 values-invalid");
        assertThat(over.json().getJsonArray("violations").getJsonObject(0).getString("field"))
                .isEqualTo("expiresAt");
        assertThat(problem(product.admin().delete(KEYS + "/" + UUID.randomUUID())))
                .isEqualTo("404 not-found");
        assertThat(problem(product.admin().get(KEYS + "?cursor=x")))
                .isEqualTo("400 fields-invalid");
    }

    @Test
    void pages_of_keys_lead_to_each_other() {
        create("");
        create("");
        var first = product.admin().get(KEYS + "?limit=1");
        var link = first.header("Link");
        assertThat(link).startsWith("<" + KEYS + "?").endsWith(">; rel=\"next\"");
        var second = product.admin().get(link.substring(1, link.indexOf('>')));
        assertThat(ids(second)).hasSize(1).doesNotContainAnyElementsOf(ids(first));
    }

    private static List<String> ids(Http.Answer answer) {
        return answer.json().getJsonArray("apiKeys").stream()
                .map(it -> it.asJsonObject().getString("id"))
                .toList();
    }

    private JsonObject listed(String id) {
        return product.admin().get(KEYS + "?limit=200").json().getJsonArray("apiKeys").stream()
                .map(JsonValue::asJsonObject)
                .filter(it -> it.getString("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Http.Answer rotate(String id) {
        return product.admin()
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .send("POST", KEYS + "/" + id + "/rotate", BodyPublishers.noBody());
    }

    private int asks(JsonObject key) {
        return product.http().withKey(key.getString("key")).get("/api/v1/orders?limit=1").status();
    }

    private Http.Answer read(Http.Answer created) {
        return product.http()
                .withKey(created.json().getString("key"))
                .get("/api/v1/orders?limit=1");
    }

    private JsonObject create(String more) {
        var answer = post(body(more));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.json();
    }

    private Http.Answer post(String body) {
        return product.admin()
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post(KEYS, body);
    }

    private static String body(String more) {
        return "{\"name\":\"shop\",\"scopes\":[\"orders:read\"]%s}"
                .formatted(more.isEmpty() ? "" : "," + more);
    }

    static String problem(Http.Answer answer) {
        return answer.status() + " " + answer.json().getString("code");
    }
}
