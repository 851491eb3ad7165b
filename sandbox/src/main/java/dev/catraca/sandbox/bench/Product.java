package dev.catraca.sandbox.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.catraca.sandbox.SourceTree;
import dev.catraca.sandbox.launcher.LibertyServer;
import dev.catraca.sandbox.launcher.Ports;
import dev.catraca.sandbox.launcher.ServerEnvironment;
import dev.catraca.sandbox.launcher.Surroundings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** What is measured: the WAR that ships on Liberty, PostgreSQL with fsync on, and our stubs. */
final class Product implements AutoCloseable {
    private static final String WEBHOOK_SECRET = "whsec_benchmark_only_0123456789";
    private static final Duration START = Duration.ofMinutes(2);

    private final StripeStub stripe = new StripeStub();
    private final AsaasStub asaas = new AsaasStub();
    private final Surroundings surroundings;
    private final ServerEnvironment environment;
    private final LibertyServer server;
    private final Statements statements;
    private final Shop shop;
    private final AtomicLong buyers = new AtomicLong();
    private final AtomicLong events = new AtomicLong();

    Product(SourceTree tree, Path folder) throws IOException, InterruptedException, SQLException {
        var ports = Ports.free();
        surroundings = Surroundings.start(tree, folder, ports);
        statements = Statements.loaded(surroundings);
        environment =
                surroundings.serverEnvironment(
                        ports.server(),
                        Map.of(
                                "CATRACA_STRIPE_API_BASE",
                                stripe.uri().toString(),
                                "CATRACA_ASAAS_API_BASE",
                                asaas.uri() + "/v3",
                                "CATRACA_LIMITS_ENABLED",
                                "false",
                                "JVM_ARGS",
                                "-Xms1g -Xmx1g"));
        server = LibertyServer.start(tree.liberty(), folder.resolve("liberty"), environment);
        server.awaitReady(START);
        surroundings.seed(server.api(), environment);
        putAll();
        shop = new Shop(owner());
    }

    private void putAll() throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            put(
                    client,
                    "nexus/accounts/stripe",
                    "{\"secretKey\":\"sk_test_benchmark_0123456789\",\"webhookSecrets\":[\"%s\"]}"
                            .formatted(WEBHOOK_SECRET));
            put(
                    client,
                    Shop.PLATFORM + "/accounts/asaas",
                    """
                    {"accessToken":"$aact_hmlg_benchmark_0123456789",\
                    "webhookTokens":["asaas-benchmark-0123456789"],"walletId":"%s"}"""
                            .formatted(Shop.PLATFORM_WALLET));
            put(client, Shop.SLUG, Shop.merchant());
            put(
                    client,
                    Shop.SLUG + "/signing-secrets/" + Shop.KEY_ID,
                    "{\"secret\":\"%s\"}".formatted(Shop.SECRET));
        }
    }

    private void put(HttpClient client, String path, String body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(server.api().resolve("/api/v1/merchants/" + path))
                        .header("Authorization", "Bearer " + environment.adminKey())
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(body))
                        .build();
        var answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(path + " was refused: " + answer.body());
        }
    }

    /**
     * A client that opens checkouts, each for another buyer; {@code opened} gets their sessions.
     */
    Callable<Load.Client> intents(ConcurrentLinkedQueue<String> opened) {
        return () -> {
            var caller = new Caller(server.api());
            return new Load.Client() {
                @Override
                public boolean ask() throws IOException {
                    var reply =
                            caller.post(
                                    "/api/payments/intent",
                                    "",
                                    "{\"planId\":\"pro\",\"email\":\"bench-%d@example.com\"}"
                                            .formatted(buyers.incrementAndGet())
                                            .getBytes(UTF_8));
                    if (reply.status() != 201) {
                        return false;
                    }
                    opened.add(session(reply.body()));
                    return true;
                }

                @Override
                public void close() throws IOException {
                    caller.close();
                }
            };
        };
    }

    /** A client that opens the payments of carts, each another one. */
    Callable<Load.Client> carts() {
        return () -> {
            var caller = new Caller(server.api());
            return new Load.Client() {
                @Override
                public boolean ask() throws Exception {
                    return caller.post("/api/checkout/create-payment", "", shop.cart().request())
                                    .status()
                            == 201;
                }

                @Override
                public void close() throws IOException {
                    caller.close();
                }
            };
        };
    }

    /** A client that delivers signed events, each another one. */
    Callable<Load.Client> notifications() {
        return () -> {
            var caller = new Caller(server.api());
            return new Load.Client() {
                @Override
                public boolean ask() throws Exception {
                    return deliver(caller, Events.body(events.incrementAndGet()));
                }

                @Override
                public void close() throws IOException {
                    caller.close();
                }
            };
        };
    }

    Caller caller() throws IOException {
        return new Caller(server.api());
    }

    /** Makes the session paid and tells the server so. */
    boolean pay(Caller caller, String session) throws Exception {
        stripe.pay(session);
        return deliver(caller, Events.completed(events.incrementAndGet(), session));
    }

    private static boolean deliver(Caller caller, byte[] event) throws Exception {
        return caller.post(
                                "/api/webhooks/stripe/nexus",
                                Events.signature(event, WEBHOOK_SECRET),
                                event)
                        .status()
                == 200;
    }

    private static String session(String intent) {
        var begin = intent.indexOf("\"sessionId\":\"") + 13;
        return intent.substring(begin, intent.indexOf('"', begin));
    }

    /** Counts the server's statements. */
    Statements statements() {
        return statements;
    }

    /** Whose carts are opened. */
    Shop shop() {
        return shop;
    }

    /** The role of the server. */
    DataSource runtime() {
        return surroundings.postgres().runtime();
    }

    DataSource owner() {
        return surroundings.postgres().owner();
    }

    /** The id of the merchant with this slug. */
    UUID merchant(String slug) throws SQLException {
        return Database.one(
                owner(), "SELECT id FROM merchant WHERE slug = '" + slug + "'", UUID.class);
    }

    Duration serverCpu() {
        return Machine.cpu(server.pid());
    }

    Duration databaseCpu() {
        return Machine.cpu(surroundings.postgres().pid());
    }

    @Override
    public void close() {
        server.close();
        surroundings.close();
        stripe.close();
        asaas.close();
    }
}
