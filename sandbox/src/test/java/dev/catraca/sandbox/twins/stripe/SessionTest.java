package dev.catraca.sandbox.twins.stripe;

import static dev.catraca.sandbox.twins.stripe.StripeCalls.SESSIONS;
import static dev.catraca.sandbox.twins.stripe.StripeCalls.order;
import static dev.catraca.sandbox.twins.stripe.StripeCalls.orderWithout;
import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.sandbox.twins.Client.Answer;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A session is made and read as at Stripe, and what Stripe refuses is refused in its words. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SessionTest {

    private final StripeCalls stripe = new StripeCalls();

    @AfterAll
    void close() {
        stripe.close();
    }

    @Test
    void a_new_session_is_open_and_unpaid() throws IOException {
        Answer answer = stripe.create(order());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Request-Id")).startsWith("req_");
        JsonObject session = answer.json();
        assertThat(session.getString("id")).matches("cs_test_[A-Za-z0-9]{58}");
        assertThat(session.getString("object")).isEqualTo("checkout.session");
        assertThat(session.getString("status")).isEqualTo("open");
        assertThat(session.getString("payment_status")).isEqualTo("unpaid");
        assertThat(session.getInt("amount_total")).isEqualTo(19990);
        assertThat(session.getInt("amount_subtotal")).isEqualTo(19990);
        assertThat(session.getString("currency")).isEqualTo("brl");
        assertThat(session.get("payment_intent")).isEqualTo(JsonValue.NULL);
        assertThat(session.getString("customer_email")).isEqualTo("maria@example.com");
        assertThat(session.getJsonObject("metadata").getString("order")).startsWith("0199f0aa");
        assertThat(session.getBoolean("livemode")).isFalse();
        assertThat(session.getInt("expires_at") - session.getInt("created")).isEqualTo(86_400);
        assertThat(session.getString("url"))
                .isEqualTo(stripe.twins.uri() + "/stripe/c/pay/" + session.getString("id"));
    }

    @Test
    void a_live_key_makes_a_live_session() throws IOException {
        Answer answer =
                stripe.client.form(SESSIONS, order(), "Authorization", "Bearer sk_live_nexus");

        assertThat(answer.json().getString("id")).startsWith("cs_live_");
        assertThat(answer.json().getBoolean("livemode")).isTrue();
    }

    @Test
    void a_session_is_read_by_its_own_key_only() throws IOException {
        String id = stripe.open();

        assertThat(stripe.get(SESSIONS + "/" + id).json().getString("id")).isEqualTo(id);
        Answer foreign =
                stripe.client.get(SESSIONS + "/" + id, "Authorization", "Bearer sk_test_other");
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.error().getString("code")).isEqualTo("resource_missing");
        assertThat(foreign.error().getString("type")).isEqualTo("invalid_request_error");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer pk_test_x", "Bearer nexus", "Bearer", "Digest sk_test_x"})
    void a_wrong_key_is_refused(String authorization) throws IOException {
        Answer answer = stripe.client.form(SESSIONS, order(), "Authorization", authorization);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.error().getString("type")).isEqualTo("invalid_request_error");
        assertThat(answer.header("Request-Id")).startsWith("req_");
    }

    @Test
    void no_key_is_refused_and_basic_authentication_is_a_key() throws IOException {
        assertThat(stripe.client.form(SESSIONS, order()).status()).isEqualTo(401);
        // The base64 of "sk_test_nexus:".
        assertThat(
                        stripe.client
                                .form(
                                        SESSIONS,
                                        order(),
                                        "Authorization",
                                        "Basic c2tfdGVzdF9uZXh1czo=")
                                .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "mode",
        "success_url",
        "line_items[0][quantity]",
        "line_items[0][price_data][currency]",
        "line_items[0][price_data][unit_amount]"
    })
    void a_missing_parameter_is_named(String parameter) throws IOException {
        Answer answer = stripe.create(orderWithout(parameter));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error().getString("code")).isEqualTo("parameter_missing");
        assertThat(answer.error().getString("param")).isEqualTo(parameter);
    }

    @Test
    void an_order_without_lines_is_refused() throws IOException {
        Map<String, String> order = new HashMap<>(order());
        order.keySet().removeIf(name -> name.startsWith("line_items"));

        assertThat(stripe.create(order).error().getString("param")).isEqualTo("line_items");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reference",
                "line_items[0][amount]",
                "line_items[0][price_data][unit_price]",
                "payment_intent_data[note]",
                "payment_method_options[pix][seconds]"
            })
    void an_unknown_parameter_is_refused_by_its_path(String parameter) throws IOException {
        Answer answer = stripe.create(order(parameter, "1"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error().getString("code")).isEqualTo("parameter_unknown");
        assertThat(answer.error().getString("param")).isEqualTo(parameter);
        assertThat(answer.error().getString("doc_url")).contains("parameter-unknown");
    }

    @ParameterizedTest
    @CsvSource({
        "line_items[0][price_data][unit_amount], 199.90",
        "line_items[0][price_data][unit_amount], -1",
        "line_items[0][price_data][unit_amount], 1e3",
        "line_items[0][quantity], 0",
        "line_items[0][quantity], one",
        "line_items[0][price_data][currency], BRL",
        "line_items[0][price_data][currency], xxq",
        "mode, payments",
        "success_url, /back",
        "success_url, ftp://nexus.example/",
        "cancel_url, nexus.example",
        "customer_email, maria",
        "payment_method_types[0], cash",
        "ui_mode, hosted",
        "expires_at, tomorrow",
        "locale[0], pt-BR",
        "customer, cus_123",
        "currency, usd",
        "payment_method_options[card][installments][enabled], true",
        "payment_intent_data[application_fee_amount], 100",
        "payment_intent_data[transfer_data][destination], wallet",
        "discounts[0][coupon], TEN",
        "expand[0], secrets"
    })
    void a_wrong_value_is_refused(String parameter, String value) throws IOException {
        Answer answer = stripe.create(order(parameter, value));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error().getString("type")).isEqualTo("invalid_request_error");
        assertThat(answer.error().getString("param")).startsWith(parameter.split("\\[", 2)[0]);
    }

    @Test
    void an_older_version_says_hosted() throws IOException {
        Answer answer =
                stripe.create(order("ui_mode", "hosted"), "Stripe-Version", "2025-09-30.clover");

        assertThat(answer.json().getString("ui_mode")).isEqualTo("hosted");
        assertThat(answer.header("Stripe-Version")).isEqualTo("2025-09-30.clover");
        assertThat(stripe.create(order()).json().getString("ui_mode")).isEqualTo("hosted_page");
    }

    @ParameterizedTest
    @ValueSource(strings = {"latest", "2026-13-01.dahlia", "2026-07-29.DAHLIA"})
    void an_unreadable_version_is_refused(String version) throws IOException {
        assertThat(stripe.create(order(), "Stripe-Version", version).status()).isEqualTo(400);
    }

    @Test
    void lengths_are_limited() throws IOException {
        assertThat(stripe.create(order("client_reference_id", "x".repeat(200))).status())
                .isEqualTo(200);
        assertThat(stripe.create(order("client_reference_id", "x".repeat(201))).status())
                .isEqualTo(400);
        assertThat(stripe.create(order("metadata[" + "k".repeat(40) + "]", "v")).status())
                .isEqualTo(200);
        assertThat(stripe.create(order("metadata[" + "k".repeat(41) + "]", "v")).status())
                .isEqualTo(400);
        assertThat(stripe.create(order("metadata[k]", "v".repeat(501))).status()).isEqualTo(400);
        Map<String, String> many = order();
        for (int i = 0; i < 50; i++) {
            many.put("metadata[k" + i + "]", "v");
        }
        assertThat(stripe.create(many).status()).isEqualTo(400);
    }

    @Test
    void the_expiry_lies_between_30_minutes_and_24_hours() throws IOException {
        long now = stripe.twins.clock().instant().getEpochSecond();

        assertThat(expiringAt(now + Duration.ofMinutes(29).toSeconds()).status()).isEqualTo(400);
        assertThat(expiringAt(now + Duration.ofHours(24).toSeconds() + 60).status()).isEqualTo(400);
        Answer soon = expiringAt(now + Duration.ofMinutes(31).toSeconds());
        assertThat(soon.status()).isEqualTo(200);
        assertThat(soon.json().getInt("expires_at")).isEqualTo(now + 31 * 60);
        assertThat(expiringAt(now + Duration.ofHours(23).toSeconds()).status()).isEqualTo(200);
    }

    private Answer expiringAt(long seconds) throws IOException {
        return stripe.create(order("expires_at", Long.toString(seconds)));
    }

    @Test
    void totals_are_bounded() throws IOException {
        String amount = "line_items[0][price_data][unit_amount]";

        assertThat(stripe.create(order(amount, "49")).error().getString("code"))
                .isEqualTo("amount_too_small");
        assertThat(stripe.create(order(amount, "100000000")).error().getString("code"))
                .isEqualTo("amount_too_large");
        assertThat(stripe.create(order(amount, "50")).status()).isEqualTo(200);
    }

    @Test
    void only_configured_keys_are_accepted_once_some_are() throws IOException {
        try (StripeCalls own = new StripeCalls()) {
            own.twins.stripe().acceptOnly("sk_test_configured");

            assertThat(own.create(order()).status()).isEqualTo(401);
            assertThat(
                            own.client
                                    .form(
                                            SESSIONS,
                                            order(),
                                            "Authorization",
                                            "Bearer sk_test_configured")
                                    .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void no_account_is_connected() throws IOException {
        Answer answer = stripe.create(order(), "Stripe-Account", "acct_1other");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.error().getString("code")).isEqualTo("account_invalid");
    }

    @Test
    void only_forms_are_read() throws IOException {
        Answer json =
                stripe.client.json(
                        SESSIONS, "{\"mode\":\"payment\"}", "Authorization", "Bearer sk_test_x");

        assertThat(json.status()).isEqualTo(400);
        assertThat(json.error().getString("message")).contains("x-www-form-urlencoded");
    }

    @Test
    void unknown_routes_and_methods_have_stripes_shape() throws IOException {
        assertThat(stripe.get("/stripe/v1/checkouts").status()).isEqualTo(404);
        Answer wrongMethod = stripe.client.send("DELETE", SESSIONS, "");
        assertThat(wrongMethod.status()).isEqualTo(404);
        assertThat(wrongMethod.error().getString("message"))
                .startsWith("Unrecognized request URL (DELETE: /v1/checkout/sessions)");
        assertThat(stripe.get(SESSIONS + "/cs_test_none").status()).isEqualTo(404);
        assertThat(stripe.get(SESSIONS + "?colour=red").error().getString("code"))
                .isEqualTo("parameter_unknown");
    }

    @Test
    void an_open_session_expires_once() throws IOException {
        String path = SESSIONS + "/" + stripe.open() + "/expire";

        JsonObject expired = stripe.post(path, Map.of()).json();
        assertThat(expired.getString("status")).isEqualTo("expired");
        assertThat(expired.get("url")).isEqualTo(JsonValue.NULL);
        Answer again = stripe.post(path, Map.of());
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.error().getString("message")).contains("\"expired\"");
    }

    @Test
    void line_items_are_shown_when_asked_for() throws IOException {
        String id = stripe.open();

        assertThat(stripe.get(SESSIONS + "/" + id).json()).doesNotContainKey("line_items");
        JsonObject items =
                stripe.get(SESSIONS + "/" + id + "?expand[]=line_items")
                        .json()
                        .getJsonObject("line_items");
        assertThat(items.getJsonArray("data").getJsonObject(0).getString("description"))
                .isEqualTo("Plano Pro");
    }

    @Test
    void lists_have_pages_and_begin_with_the_newest() throws IOException {
        String[] bearer = {"Authorization", "Bearer sk_test_pages"};
        for (int i = 0; i < 3; i++) {
            stripe.client.form(SESSIONS, order(), bearer);
        }

        JsonObject first = stripe.client.get(SESSIONS + "?limit=2", bearer).json();
        assertThat(first.getBoolean("has_more")).isTrue();
        String last = first.getJsonArray("data").getJsonObject(1).getString("id");
        JsonObject second =
                stripe.client.get(SESSIONS + "?limit=2&starting_after=" + last, bearer).json();
        assertThat(second.getBoolean("has_more")).isFalse();
        assertThat(second.getJsonArray("data")).hasSize(1);
        assertThat(stripe.client.get(SESSIONS + "?limit=101", bearer).status()).isEqualTo(400);
        assertThat(stripe.client.get(SESSIONS + "?starting_after=cs_test_x", bearer).status())
                .isEqualTo(400);
    }
}
