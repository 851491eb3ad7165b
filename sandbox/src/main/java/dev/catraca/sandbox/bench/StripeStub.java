package dev.catraca.sandbox.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Opens a session for whoever asks, and remembers which of them are paid. */
final class StripeStub extends Stub {
    private static final String SESSIONS = "/v1/checkout/sessions";
    private static final String NOTHING =
            "{\"object\":\"list\",\"data\":[],\"has_more\":false,\"url\":\"/v1\"}";

    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final Set<String> paid = ConcurrentHashMap.newKeySet();
    private final AtomicLong count = new AtomicLong();

    private record Session(String id, String payment, String amount, String expiresAt) {}

    /** From now on this session reads as paid. */
    void pay(String session) {
        paid.add(session);
    }

    @Override
    String answer(String method, String path, String body) {
        if (path.equals(SESSIONS) && method.equals("POST")) {
            return json(open(body));
        }
        if (path.startsWith(SESSIONS + "/")) {
            var session = sessions.get(path.substring(SESSIONS.length() + 1));
            return session == null ? "{}" : json(session);
        }
        return NOTHING;
    }

    private Session open(String body) {
        var form =
                Arrays.stream(body.split("&"))
                        .map(it -> it.split("=", 2))
                        .collect(
                                Collectors.toMap(
                                        it -> URLDecoder.decode(it[0], UTF_8),
                                        it -> URLDecoder.decode(it[1], UTF_8)));
        var session =
                new Session(
                        "cs_test_bench%012d".formatted(count.incrementAndGet()),
                        field(form, "client_reference_id"),
                        field(form, "line_items[0][price_data][unit_amount]"),
                        field(form, "expires_at"));
        sessions.put(session.id(), session);
        return session;
    }

    private static String field(Map<String, String> form, String name) {
        var value = form.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no " + name);
        }
        return value;
    }

    private String json(Session it) {
        var isPaid = paid.contains(it.id());
        return """
        {"id":"%s","object":"checkout.session","status":"%s","payment_status":"%s",\
        "amount_total":%s,"currency":"brl","client_reference_id":"%s","expires_at":%s,\
        "created":1700000000,"livemode":false,"url":%s}"""
                .formatted(
                        it.id(),
                        isPaid ? "complete" : "open",
                        isPaid ? "paid" : "unpaid",
                        it.amount(),
                        it.payment(),
                        it.expiresAt(),
                        isPaid ? "null" : "\"https://checkout.stripe.com/c/pay/" + it.id() + "\"");
    }
}
