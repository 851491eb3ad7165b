package dev.catraca.sandbox.twins.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.sandbox.twins.Receiver;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Endpoints that are registered by the API, as strictly as at Stripe, and get signed events. */
final class EndpointTest {

    private static final String ENDPOINTS = "/stripe/v1/webhook_endpoints";

    private final StripeCalls stripe = new StripeCalls();

    @AfterEach
    void close() {
        stripe.close();
    }

    private static Map<String, String> order(String url) {
        Map<String, String> order = new TreeMap<>();
        order.put("url", url);
        order.put("enabled_events[0]", "checkout.session.completed");
        return order;
    }

    private static Map<String, String> order(String name, String value) {
        Map<String, String> order = order("https://shop.example/hook");
        order.put(name, value);
        return order;
    }

    @Test
    void a_registered_endpoint_gets_events_signed_with_the_secret_it_was_told() throws IOException {
        try (Receiver shop = new Receiver()) {
            JsonObject made = stripe.post(ENDPOINTS, order(shop.uri().toString())).json();
            String session = stripe.open();
            stripe.press(session, "card");

            Receiver.Received received = shop.await("checkout.session.completed", 1).getFirst();
            String secret = made.getString("secret");
            Instant at =
                    Instant.ofEpochSecond(Long.parseLong(received.signature().split("[=,]", 3)[1]));
            assertThat(received.signature())
                    .isEqualTo(WebhookSignature.header(received.body(), List.of(secret), at));
        }
    }

    @Test
    void the_secret_is_told_once() throws IOException {
        JsonObject made = stripe.post(ENDPOINTS, order("metadata[a]", "b")).json();
        assertThat(made.getString("secret")).startsWith("whsec_");
        assertThat(made.getString("status")).isEqualTo("enabled");
        String one = ENDPOINTS + "/" + made.getString("id");
        JsonObject read = stripe.get(one).json();
        assertThat(read.containsKey("secret")).isFalse();
        assertThat(read.getJsonObject("metadata").getString("a")).isEqualTo("b");
        JsonObject listed = stripe.get(ENDPOINTS + "?limit=100").json();
        assertThat(listed.getJsonArray("data")).containsExactly(read);
    }

    @Test
    void an_endpoint_is_changed_switched_off_and_deleted() throws IOException {
        String one =
                ENDPOINTS
                        + "/"
                        + stripe.post(ENDPOINTS, order("description", "x")).json().getString("id");
        Map<String, String> change =
                Map.of("enabled_events[0]", "*", "disabled", "true", "metadata[a]", "b");
        JsonObject changed = stripe.post(one, change).json();
        assertThat(changed.getString("status")).isEqualTo("disabled");
        assertThat(changed.getJsonArray("enabled_events")).hasToString("[\"*\"]");
        assertThat(changed.getString("description")).isEqualTo("x");

        JsonObject deleted =
                stripe.client
                        .send("DELETE", one, "", "Authorization", "Bearer " + StripeCalls.KEY)
                        .json();
        assertThat(deleted.getBoolean("deleted")).isTrue();
        assertThat(stripe.get(one).status()).isEqualTo(404);
    }

    @Test
    void what_stripe_refuses_is_refused() throws IOException {
        assertThat(stripe.post(ENDPOINTS, Map.of("url", "https://x.example")).status())
                .isEqualTo(400);
        assertThat(stripe.post(ENDPOINTS, order("ftp://x.example")).status()).isEqualTo(400);
        assertThat(stripe.post(ENDPOINTS, order("enabled_events[1]", "no.such.event")).status())
                .isEqualTo(400);
        assertThat(stripe.post(ENDPOINTS, order("colour", "blue")).status()).isEqualTo(400);
        assertThat(stripe.post(ENDPOINTS, order("api_version", "yesterday")).status())
                .isEqualTo(400);
        assertThat(stripe.get(ENDPOINTS + "/we_nobody").status()).isEqualTo(404);
        for (int i = 0; i < 16; i++) {
            assertThat(stripe.post(ENDPOINTS, order("https://x.example/" + i)).status())
                    .isEqualTo(200);
        }
        assertThat(stripe.post(ENDPOINTS, order("https://x.example/17")).status()).isEqualTo(400);
    }

    @Test
    void another_account_s_endpoints_do_not_exist() throws IOException {
        String one =
                ENDPOINTS
                        + "/"
                        + stripe.post(ENDPOINTS, order("description", "x")).json().getString("id");
        String[] other = {"Authorization", "Bearer sk_test_other"};
        assertThat(stripe.client.get(one, other).status()).isEqualTo(404);
        assertThat(stripe.client.get(ENDPOINTS, other).json().getJsonArray("data")).isEmpty();
    }

    @Test
    void account_and_balance_tell_whose_key_it_is() throws IOException {
        assertThat(stripe.get("/stripe/v1/account").json().getBoolean("charges_enabled")).isTrue();
        assertThat(stripe.get("/stripe/v1/balance").json().getBoolean("livemode")).isFalse();
        assertThat(stripe.get("/stripe/v1/balance?colour=blue").status()).isEqualTo(400);
    }
}
