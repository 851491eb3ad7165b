package dev.catraca.sandbox.twins.stripe;

import dev.catraca.sandbox.twins.Client;
import dev.catraca.sandbox.twins.Client.Answer;
import dev.catraca.sandbox.twins.Twins;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The calls the tests of Stripe's twin make, with twins of their own. */
final class StripeCalls implements AutoCloseable {

    static final String KEY = "sk_test_nexus";
    static final String SESSIONS = "/stripe/v1/checkout/sessions";

    final Twins twins = Twins.start(0, 0);
    final Client client = new Client(twins.uri());

    /** An order that is in order. */
    static Map<String, String> order() {
        Map<String, String> order = new LinkedHashMap<>();
        order.put("mode", "payment");
        order.put("line_items[0][price_data][currency]", "brl");
        order.put("line_items[0][price_data][product_data][name]", "Plano Pro");
        order.put("line_items[0][price_data][unit_amount]", "19990");
        order.put("line_items[0][quantity]", "1");
        order.put("success_url", "https://nexus.example/back?session={CHECKOUT_SESSION_ID}");
        order.put("customer_email", "maria@example.com");
        order.put("client_reference_id", "0199f0aa-0000-7000-8000-000000000001");
        order.put("metadata[order]", "0199f0aa-0000-7000-8000-000000000001");
        return order;
    }

    static Map<String, String> order(String name, String value) {
        Map<String, String> order = order();
        order.put(name, value);
        return order;
    }

    static Map<String, String> orderWithout(String name) {
        Map<String, String> order = order();
        order.remove(name);
        return order;
    }

    Answer create(Map<String, String> order, String... headers) throws IOException {
        return client.form(SESSIONS, order, authorized(headers));
    }

    Answer get(String path, String... headers) throws IOException {
        return client.get(path, authorized(headers));
    }

    Answer post(String path, Map<String, String> fields, String... headers) throws IOException {
        return client.form(path, fields, authorized(headers));
    }

    /** The id of a new session. */
    String open() throws IOException {
        return create(order()).json().getString("id");
    }

    Answer press(String session, String action) throws IOException {
        return client.form(
                "/stripe/c/pay/" + session + "/" + action, Map.of(), "Accept", "application/json");
    }

    private static String[] authorized(String... headers) {
        return Stream.concat(Stream.of("Authorization", "Bearer " + KEY), Stream.of(headers))
                .toArray(String[]::new);
    }

    @Override
    public void close() {
        client.close();
        twins.close();
    }
}
