package dev.catraca.it;

import static dev.catraca.it.ApiKeysIT.problem;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An admin sets up an account at Stripe from nothing but its key, and the first buyer pays. */
@ArquillianTest
class AccountsIT {
    private Product product;
    private String slug;
    private String accounts;

    @BeforeEach
    void visit() {
        product = Product.managed();
        slug = "doctor-" + UUID.randomUUID().toString().substring(0, 8);
        accounts = "/api/v1/merchants/" + slug + "/accounts";
        product.admin()
                .put(
                        "/api/v1/merchants/" + slug,
                        """
                        {"name":"Doctor","timeZone":"America/Sao_Paulo","currency":"BRL",
                        "returnOrigins":[],"lateMoney":"accept","mainSystem":"none",
                        "defaultProvider":"stripe"}""");
    }

    @Test
    void a_key_is_all_it_takes() throws SQLException {
        var key = "sk_test_" + slug.replace("-", "");
        put("{\"secretKey\":\"" + key + "\"}");
        var sick = check("en");
        assertThat(sick.getBoolean("ok")).isFalse();
        assertThat(oks(sick))
                .containsEntry("key", true)
                .containsEntry("mode", true)
                .containsEntry("webhook", false)
                .containsEntry("webhook-secret", false);

        var made = post("/stripe/webhook");
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        assertThat(made.json().getString("status")).isEqualTo("created");
        assertThat(made.json().getString("url"))
                .isEqualTo(product.api() + "/api/webhooks/stripe/" + slug);
        assertThat(made.body()).doesNotContain("whsec_");
        var again = post("/stripe/webhook");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().getString("endpoint")).isEqualTo(made.json().getString("endpoint"));
        assertThat(again.json().getString("status")).isEqualTo("unchanged");

        var healthy = check("en");
        assertThat(healthy.getBoolean("ok")).as(healthy.toString()).isTrue();
        assertThat(details(check("pt-BR")))
                .contains("A chave movimenta dinheiro de teste, como deve ser na sandbox.");
        buys();

        // A new key does not lose what was registered.
        put("{\"secretKey\":\"" + key + "\"}");
        assertThat(check("en").getBoolean("ok")).isTrue();
        assertThat(post("/stripe/webhook").json().getString("status")).isEqualTo("unchanged");
    }

    private void buys() throws SQLException {
        product.admin()
                .put(
                        "/api/v1/merchants/" + slug + "/plans/pro",
                        """
                        {"name":"Pro","price":{"amount":100,"currency":"BRL"},"cycle":"MONTHLY"}""");
        var page =
                product.http()
                        .with("Content-Type", "application/x-www-form-urlencoded")
                        .send(
                                "POST",
                                "/checkout",
                                BodyPublishers.ofString(
                                        "merchant=%s&plan=pro&email=%s"
                                                .formatted(slug, "doc%40example.com")));
        assertThat(page.status()).as(page.toString()).isEqualTo(303);
        var address = java.net.URI.create(page.header("Location"));
        new Http(address)
                .with("Accept", "application/json")
                .send("POST", address.getPath() + "/card", BodyPublishers.noBody());
        org.awaitility.Awaitility.await("the signed event")
                .atMost(java.time.Duration.ofSeconds(60))
                .until(() -> appliedEvents() > 0);
    }

    private long appliedEvents() throws SQLException {
        try (var connection = product.database().getConnection();
                var statement = connection.createStatement();
                var result =
                        statement.executeQuery(
                                "SELECT count(*) FROM webhook_event e JOIN merchant m ON m.id ="
                                        + " e.account_id WHERE e.state = 'APPLIED' AND m.slug = '"
                                        + slug
                                        + "'")) {
            result.next();
            return result.getLong(1);
        }
    }

    @Test
    void secrets_go_in_and_only_their_number_comes_out() {
        put(
                """
                {"secretKey":"sk_test_secret_0123456789",
                "webhookSecrets":["whsec_one_0123456789","whsec_two_0123456789"]}""");
        var list = product.admin().get(accounts);
        assertThat(list.status()).as(list.toString()).isEqualTo(200);
        var account = list.json().getJsonArray("accounts").getJsonObject(0);
        assertThat(account.keySet()).containsExactlyInAnyOrder("provider", "credentials");
        assertThat(account.getString("provider")).isEqualTo("stripe");
        assertThat(account.getJsonObject("credentials"))
                .hasToString("{\"secretKey\":1,\"webhookSecrets\":2}");
    }

    @Test
    void without_an_account_there_is_nothing_to_check() {
        assertThat(problem(post("/stripe/check"))).isEqualTo("422 provider-not-configured");
        assertThat(problem(post("/stripe/webhook"))).isEqualTo("422 provider-not-configured");
        assertThat(product.admin().get(accounts).json().getJsonArray("accounts")).isEmpty();
    }

    @Test
    void an_address_that_somebody_else_registered_is_reported() {
        var key = "sk_test_" + slug.replace("-", "");
        product.twins()
                .stripe()
                .deliverTo(
                        key,
                        product.api().resolve("/api/webhooks/stripe/" + slug),
                        "whsec_of_somebody");
        put("{\"secretKey\":\"" + key + "\"}");
        assertThat(problem(post("/stripe/webhook"))).isEqualTo("409 webhook-secret-unknown");
    }

    private void put(String body) {
        var answer = product.admin().put(accounts + "/stripe", body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
    }

    private JsonObject check(String language) {
        var answer =
                product.admin()
                        .with("Accept-Language", language)
                        .send("POST", accounts + "/stripe/check", BodyPublishers.noBody());
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    private Http.Answer post(String path) {
        return product.admin().send("POST", accounts + path, BodyPublishers.noBody());
    }

    private static Map<String, Boolean> oks(JsonObject checks) {
        return checks.getJsonArray("checks").stream()
                .map(JsonValue::asJsonObject)
                .collect(Collectors.toMap(it -> it.getString("name"), it -> it.getBoolean("ok")));
    }

    private static java.util.List<String> details(JsonObject checks) {
        return checks.getJsonArray("checks").stream()
                .map(it -> it.asJsonObject().getString("detail"))
                .toList();
    }
}
