package dev.catraca.sandbox.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * Answers like Stripe, and as fast as it can: the twin checks and remembers far more, and would be
 * what is measured.
 */
final class StripeStub implements AutoCloseable {
    private static final String SESSIONS = "/v1/checkout/sessions";
    private static final String NOTHING =
            "{\"object\":\"list\",\"data\":[],\"has_more\":false,\"url\":\"/v1\"}";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final Set<String> paid = ConcurrentHashMap.newKeySet();
    private final AtomicLong count = new AtomicLong();

    private record Session(String id, String payment, String amount, String expiresAt) {}

    StripeStub() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_024);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** From now on this session reads as paid. */
    void pay(String session) {
        paid.add(session);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var body = exchange.getRequestBody().readAllBytes();
        if (path.equals(SESSIONS) && exchange.getRequestMethod().equals("POST")) {
            reply(exchange, json(open(new String(body, UTF_8))));
        } else if (path.startsWith(SESSIONS + "/")) {
            var session = sessions.get(path.substring(SESSIONS.length() + 1));
            reply(exchange, session == null ? "{}" : json(session));
        } else {
            reply(exchange, NOTHING);
        }
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

    private static void reply(HttpExchange exchange, String json) throws IOException {
        try (exchange) {
            var bytes = json.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
