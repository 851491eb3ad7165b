package dev.catraca.it;

import static dev.catraca.it.ApiKeysIT.problem;
import static dev.catraca.it.Buyers.newBuyer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.catraca.sandbox.faults.Fault;
import dev.catraca.sandbox.faults.FaultOrder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operators look at is what is. */
@ArquillianTest
class OperationsIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Product product;
    private Buyers buyers;

    @BeforeEach
    void visit() {
        product = Product.managed();
        buyers = new Buyers(product);
    }

    @AfterEach
    void calmDown() {
        product.twins().faults().clear();
        await("closed breakers").atMost(LIMIT).until(() -> confirmsUntilClosed());
    }

    private boolean confirmsUntilClosed() {
        var order = buyers.intent(newBuyer()).getString("orderId");
        confirm(order);
        return breaker("read").equals("CLOSED");
    }

    @Test
    void a_provider_that_fails_is_shown_as_it_is() {
        var order = buyers.intent(newBuyer()).getString("orderId");
        await("calls of Stripe")
                .atMost(LIMIT)
                .until(() -> operation("POST /v1/checkout/sessions") > 0);
        assertThat(party("stripe").getInt("guaranteeClass")).isOne();
        assertThat(breaker("read")).isEqualTo("CLOSED");

        product.twins()
                .faults()
                .arm(FaultOrder.of(Fault.UNAVAILABLE).at("stripe", "read-session").untilCleared());
        await("an open breaker")
                .atMost(LIMIT)
                .until(
                        () -> {
                            confirm(order);
                            return breaker("read").equals("OPEN");
                        });
        // What the watch says is what the breaker does: nothing reaches the twin any more.
        var before = product.twins().stripe().ledger().calls("read-session");
        assertThat(confirm(order)).isEqualTo(503);
        assertThat(product.twins().stripe().ledger().calls("read-session")).isEqualTo(before);
        await("errors in the log")
                .atMost(LIMIT)
                .until(() -> errors("GET /v1/checkout/sessions/{id}") > 0);
    }

    @Test
    void what_a_provider_allows_an_account_is_shown_beside_what_is_used() {
        assertThat(party("stripe")).doesNotContainKey("budget");
        assertThat(party("asaas").getInt("guaranteeClass")).isEqualTo(2);
        var budget = party("asaas").getJsonObject("budget");
        assertThat(budget.getInt("limit")).isEqualTo(25_000);
        assertThat(budget.getString("window")).isEqualTo("PT12H");
        assertThat(budget.getInt("used")).isNotNegative();
        assertThat(budget.getBoolean("pollingPaused")).isFalse();
    }

    @Test
    void calls_are_found_by_party_merchant_and_correlation() {
        buyers.intent(newBuyer());
        await("the call log")
                .atMost(LIMIT)
                .until(() -> !calls("party=stripe&merchant=nexus").isEmpty());
        var call = calls("party=stripe&merchant=nexus&limit=1").getFirst();
        assertThat(call.getString("merchant")).isEqualTo("nexus");
        assertThat(call.getString("direction")).isEqualTo("OUT");
        assertThat(calls("correlation=" + call.getString("correlation")))
                .extracting(it -> it.getString("correlation"))
                .containsOnly(call.getString("correlation"));
        var link = product.admin().get("/api/v1/calls?limit=1").header("Link");
        assertThat(product.admin().get(link.substring(1, link.indexOf('>'))).status())
                .isEqualTo(200);
        assertThat(problem(product.admin().get("/api/v1/calls?cursor=x")))
                .isEqualTo("400 fields-invalid");
        assertThat(problem(product.site("xeco").get("/api/v1/calls?merchant=nexus")))
                .isEqualTo("404 merchant-unknown");
        assertThat(product.site("xeco").get("/api/v1/calls").json().getJsonArray("calls"))
                .noneMatch(it -> "nexus".equals(it.asJsonObject().getString("merchant", "")));
    }

    @Test
    void calls_are_found_by_route_status_and_time() {
        buyers.intent(newBuyer());
        await("the call log")
                .atMost(LIMIT)
                .until(() -> !calls("party=stripe&route=/v1/checkout/sessions").isEmpty());
        var call = calls("route=/v1/checkout/sessions&status=2xx&limit=1").getFirst();
        assertThat(call.getString("route")).isEqualTo("/v1/checkout/sessions");
        assertThat(call.getInt("status")).isEqualTo(200);
        var at = call.getString("at");
        assertThat(calls("from=" + at + "&status=200"))
                .extracting(it -> it.getString("id"))
                .contains(call.getString("id"));
        assertThat(calls("to=" + at))
                .extracting(it -> it.getString("id"))
                .doesNotContain(call.getString("id"));
        assertThat(calls("status=none")).noneMatch(it -> it.containsKey("status"));
        for (var malformed : List.of("status=600", "status=5XX", "status=", "from=x", "to=1")) {
            assertThat(problem(product.admin().get("/api/v1/calls?" + malformed)))
                    .as(malformed)
                    .isEqualTo("400 fields-invalid");
        }
    }

    @Test
    void invariants_are_counted_for_keys_of_the_platform() {
        var answer = product.admin().get("/api/v1/invariants");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().getJsonArray("invariants"))
                .extracting(it -> it.asJsonObject().getString("name"))
                .contains("paid_not_provisioned", "ledger_not_zero");
        assertThat(product.site("nexus").get("/api/v1/invariants").status()).isEqualTo(403);
    }

    private List<JsonObject> calls(String query) {
        var answer = product.admin().get("/api/v1/calls?" + query);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json().getJsonArray("calls").getValuesAs(JsonObject.class);
    }

    private int confirm(String order) {
        return product.admin()
                .send("POST", "/api/v1/orders/" + order + "/confirm", BodyPublishers.noBody())
                .status();
    }

    private JsonObject party(String name) {
        return product.admin().get("/api/v1/providers").json().getJsonArray("providers").stream()
                .map(JsonValue::asJsonObject)
                .filter(it -> it.getString("provider").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String breaker(String operation) {
        return party("stripe").getJsonArray("breakers").stream()
                .map(JsonValue::asJsonObject)
                .filter(it -> it.getString("operation").equals(operation))
                .findFirst()
                .orElseThrow()
                .getString("state");
    }

    private long operation(String name) {
        return number(name, "calls");
    }

    private long errors(String name) {
        return number(name, "errors");
    }

    private long number(String operation, String field) {
        return party("stripe").getJsonArray("operations").stream()
                .map(JsonValue::asJsonObject)
                .filter(it -> it.getString("operation").equals(operation))
                .mapToLong(it -> it.getJsonNumber(field).longValueExact())
                .sum();
    }
}
