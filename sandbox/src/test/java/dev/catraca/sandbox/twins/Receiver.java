package dev.catraca.sandbox.twins;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.catraca.sandbox.twins.http.JsonText;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** An endpoint for webhooks that remembers what came. */
public final class Receiver implements AutoCloseable {

    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile Duration pause = Duration.ZERO;

    public Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::receive);
        server.start();
    }

    /** A message as it came. */
    public record Received(byte[] body, String signature, String accessToken) {

        public JsonObject json() {
            return JsonText.object(body).orElseThrow();
        }

        public String type() {
            return json().getString("type", json().getString("event", ""));
        }

        public String id() {
            return json().getString("id");
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            received.add(
                    new Received(
                            exchange.getRequestBody().readAllBytes(),
                            header(exchange, "Stripe-Signature"),
                            header(exchange, "asaas-access-token")));
            LockSupport.parkNanos(pause.toNanos());
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private static String header(HttpExchange exchange, String name) {
        return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), "");
    }

    public URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/hook");
    }

    public void answer(int otherStatus) {
        status = otherStatus;
    }

    /** Waits so long before each answer from now on. */
    public void pause(Duration time) {
        pause = time;
    }

    public List<Received> received() {
        return List.copyOf(received);
    }

    public List<String> types() {
        return received.stream().map(Received::type).toList();
    }

    /** Waits until so many messages of the type came, and gives them. */
    public List<Received> await(String type, int number) {
        await(() -> of(type).size() >= number, () -> "got " + types());
        return of(type);
    }

    public List<Received> of(String type) {
        return received.stream().filter(one -> one.type().equals(type)).toList();
    }

    /** Waits up to thirty seconds. */
    public static void await(BooleanSupplier condition, Supplier<String> state) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within thirty seconds: " + state.get());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
