package dev.catraca.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.catraca.sandbox.Folders;
import dev.catraca.sandbox.SourceTree;
import dev.catraca.sandbox.launcher.Ports;
import dev.catraca.sandbox.postgres.Passwords;
import dev.catraca.sandbox.postgres.Postgres;
import dev.catraca.sandbox.twins.Twins;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A production server as an administrator builds it: the distribution, a stock Liberty, a
 * PostgreSQL of its own, environment variables, no sandbox. It refuses what is wrong, is put right,
 * and sells.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProductionIT {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final String EMAIL = "renata.paes@mail.shop.test";
    private static final String NAME = "Renata Quintanilha Paes";
    private static final String BUYER_PASSWORD = "correct-horse-42-battery";
    private static final String STRIPE_KEY = "sk_live_" + "u8Gk2mV9xQ4tZ7bN1cR5";
    private static final String STRIPE_SECRET = "whsec_" + "p3Lw8Yd6Js0fH2aE9kT4";

    private final Map<String, String> environment = new HashMap<>();
    private Path folder;
    private Ports ports;
    private Postgres postgres;
    private Twins twins;
    private TlsRelay stripe;
    private Distribution distribution;
    private Http http;
    private Process server;

    @BeforeAll
    void build() throws IOException {
        folder = Files.createTempDirectory("catraca-production");
        ports = Ports.free();
        var passwords = Passwords.random();
        postgres =
                Postgres.start(
                        SourceTree.find().postgresPrograms(),
                        folder.resolve("postgres"),
                        ports.postgres(),
                        passwords);
        twins = Twins.start(ports.twins(), ports.smtp());
        stripe = TlsRelay.to(twins.stripeBase(), folder);
        distribution = Distribution.unpack(folder);
        http = new Http(URI.create("http://localhost:" + ports.server()));
        environment.put("HTTP_PORT", Integer.toString(ports.server()));
        environment.put("JVM_ARGS", "-XX:TieredStopAtLevel=1 " + stripe.jvmArguments());
        environment.put("CATRACA_PUBLIC_URL", "https://pay.shop.test");
        environment.put("CATRACA_DB_URL", postgres.url());
        environment.put("CATRACA_DB_PASSWORD", passwords.runtime());
        environment.put("CATRACA_DB_OWNER_PASSWORD", passwords.owner());
        environment.put("CATRACA_MASTER_KEYS_FILE", folder.resolve("master-keys").toString());
        environment.put("CATRACA_QUOTE_KEYS", made("key"));
        environment.put("CATRACA_JWT_KEYS", made("key"));
        environment.put("CATRACA_ADMIN_KEY", made("secret"));
        environment.put("CATRACA_METRICS_KEY", made("secret"));
        environment.put("CATRACA_STRIPE_API_BASE", stripe.base().toString());
        environment.put("CATRACA_STOP_PAUSE", "PT10S");
        environment.put("CATRACA_MAIL_HOST", "127.0.0.1");
        environment.put("CATRACA_MAIL_PORT", Integer.toString(ports.smtp()));
        environment.put("CATRACA_MAIL_STARTTLS", "false");
        environment.put("CATRACA_MAIL_FROM", "pay@shop.test");
    }

    @AfterAll
    void takeDown() {
        if (server != null) {
            server.destroyForcibly();
        }
        stripe.close();
        twins.close();
        postgres.close();
        Folders.delete(folder);
    }

    @Test
    @Order(1)
    void a_bad_configuration_is_refused_with_every_reason() {
        environment.put("CATRACA_MAIN_SYSTEM_KEY", "sandbox-main-system-key");

        var check = distribution.run("check", environment);

        assertThat(check.status()).isEqualTo(1);
        assertThat(check.text().lines())
                .hasSize(4)
                .anyMatch(it -> it.startsWith("secret-known catraca.main-system.key"))
                .anyMatch(it -> it.startsWith("keys-missing catraca.master-keys"))
                .anyMatch(it -> it.startsWith("file-unreadable CATRACA_MASTER_KEYS_FILE"))
                .anyMatch(it -> it.startsWith("schema-too-old database"));

        server = distribution.serve(environment);
        await().atMost(LIMIT).ignoreExceptions().until(() -> readiness().contains("secret-known"));
        assertThat(readiness()).contains("keys-missing", "file-unreadable", "schema-too-old");
        for (var path : new String[] {"/api/v1/merchants/nexus", "/checkout", "/nothing"}) {
            var refused = http.get(path);
            assertThat(refused.status()).as(refused.toString()).isEqualTo(503);
            assertThat(refused.json().getString("code")).isEqualTo("server-unfit");
            assertThat(refused.header("Retry-After")).isEqualTo("30");
        }
        var nexus = http.post("/api/payments/intent", "{}");
        assertThat(nexus.status()).isEqualTo(503);
        assertThat(nexus.json().keySet()).containsOnly("error", "code");
        assertThat(http.get("/health/live").status()).isEqualTo(200);
        assertThat(distribution.log())
                .contains("Not serving: secret-known catraca.main-system.key")
                .doesNotContain("sandbox-main-system-key");
        assertThat(Distribution.stop(server)).isTrue();
    }

    @Test
    @Order(2)
    void what_lies_outside_of_the_server_is_cured_without_a_restart() throws IOException {
        environment.put("CATRACA_MAIN_SYSTEM_KEY", made("secret"));
        server = distribution.serve(environment);
        await().atMost(LIMIT).ignoreExceptions().until(() -> readiness().contains("keys-missing"));
        assertThat(readiness()).doesNotContain("secret-known");

        var masterKeys = folder.resolve("master-keys");
        Files.writeString(masterKeys, made("key") + "\n");
        Files.setPosixFilePermissions(masterKeys, PosixFilePermissions.fromString("r--------"));
        var migrate = distribution.run("migrate", environment);
        assertThat(migrate.status()).as(migrate.text()).isZero();

        await().atMost(LIMIT).until(() -> http.get("/health/ready").status() == 200);
        assertThat(distribution.run("check", environment).text()).isEqualTo("Ready to serve.\n");
    }

    @Test
    @Order(3)
    void it_sells() {
        var admin = http.withKey(environment.get("CATRACA_ADMIN_KEY"));
        ok(
                admin.put(
                        "/api/v1/merchants/nexus",
                        """
                        {"name": "Nexus", "timeZone": "America/Sao_Paulo", "currency": "BRL",
                         "returnOrigins": ["https://shop.test"], "lateMoney": "accept",
                         "defaultProvider": "stripe"}"""));
        ok(
                admin.put(
                        "/api/v1/merchants/nexus/plans/pro",
                        """
                        {"name": "Pro", "price": {"amount": 19990, "currency": "BRL"},
                         "cycle": "MONTHLY"}"""));
        ok(
                admin.put(
                        "/api/v1/merchants/nexus/accounts/stripe",
                        """
                        {"secretKey": "%s", "webhookSecrets": ["%s"]}"""
                                .formatted(STRIPE_KEY, STRIPE_SECRET)));
        ok(
                new Http(twins.uri())
                        .post(
                                "/stripe/twin/webhook-endpoints",
                                """
                                {"url": "http://localhost:%d/api/webhooks/stripe/nexus",
                                 "secret": "%s", "account": "%s"}"""
                                        .formatted(ports.server(), STRIPE_SECRET, STRIPE_KEY)));

        var intent =
                ok(http.post(
                                "/api/payments/intent",
                                """
                                {"planId": "pro", "email": "%s", "name": "%s"}"""
                                        .formatted(EMAIL, NAME)))
                        .json();
        var page = URI.create(intent.getString("url"));
        ok(
                new Http(page)
                        .with("Accept", "application/json")
                        .send("POST", page.getPath() + "/card", BodyPublishers.noBody()));

        await().atMost(LIMIT).until(() -> !twins.mailbox().mails(EMAIL).isEmpty());
        var mail = twins.mailbox().mails(EMAIL).getFirst().text();
        assertThat(mail).contains("https://pay.shop.test/");
        var token = mail.replaceAll("(?s).*token=([A-Za-z0-9_-]+).*", "$1");
        ok(
                http.post(
                        "/api/auth/activate",
                        "{\"token\": \"%s\", \"password\": \"%s\"}"
                                .formatted(token, BUYER_PASSWORD)));
        var logIn =
                ok(
                        http.post(
                                "/api/auth/login",
                                "{\"email\": \"%s\", \"password\": \"%s\"}"
                                        .formatted(EMAIL, BUYER_PASSWORD)));
        environment.put("SEEN_ACTIVATION_TOKEN", token);
        environment.put("SEEN_ACCESS_TOKEN", logIn.json().getString("accessToken"));
    }

    @Test
    @Order(4)
    void nothing_personal_and_no_secret_is_in_what_it_wrote() throws IOException {
        // Also what goes wrong: wrong passwords, broken bodies, unknown paths with an address in
        // it.
        http.post(
                "/api/auth/login",
                "{\"email\": \"%s\", \"password\": \"wrong-%s\"}".formatted(EMAIL, BUYER_PASSWORD));
        http.post("/api/payments/intent", "{\"planId\": \"pro\", \"email\": \"%s".formatted(EMAIL));
        http.get("/nothing/" + EMAIL + "?email=" + EMAIL);
        http.get("/checkout?plan=pro&email=" + EMAIL + "&name=Renata%20Quintanilha");
        http.withKey("ck_live_" + BUYER_PASSWORD).get("/api/v1/orders");

        var log = distribution.log();
        assertThat(log).as("the log is being looked at").contains("The installation is fit");
        assertThat(log)
                .doesNotContainIgnoringCase(EMAIL)
                .doesNotContainIgnoringCase("renata")
                .doesNotContain("Quintanilha", BUYER_PASSWORD, STRIPE_KEY, STRIPE_SECRET);
        environment.forEach(
                (name, value) -> {
                    if (name.matches(".*(PASSWORD|KEY|KEYS|TOKEN)")) {
                        assertThat(log).as(name).doesNotContain(value);
                    }
                });
        assertThat(log).doesNotContain(Files.readString(folder.resolve("master-keys")).strip());
    }

    @Test
    @Order(5)
    void figures_are_for_this_machine_and_for_whoever_shows_a_key() {
        assertThat(http.get("/metrics").status()).isEqualTo(200);
        var behindProxy = http.with("X-Forwarded-For", "203.0.113.7");
        assertThat(behindProxy.get("/metrics").status()).isEqualTo(401);
        assertThat(behindProxy.withKey("nobody-knows-this-key").get("/metrics").status())
                .isEqualTo(401);
        for (var key : new String[] {"CATRACA_METRICS_KEY", "CATRACA_ADMIN_KEY"}) {
            assertThat(behindProxy.withKey(environment.get(key)).get("/metrics").status())
                    .isEqualTo(200);
        }
    }

    @Test
    @Order(6)
    void dashboard_and_alarms_ask_only_for_what_is_there() throws IOException {
        await("figures of work that is ten seconds old")
                .atMost(LIMIT)
                .until(() -> metrics().contains("catraca_provisioning_success_ratio 1"));
        var metrics = metrics();
        assertThat(metrics)
                .contains("catraca_call_seconds_bucket{party=\"stripe\",operation=\"POST ")
                .contains("catraca_errors_total{type=\"http-4")
                .contains("catraca_paid_to_access_seconds_count 1\n")
                .contains("catraca_retry_ratio ", "catraca_parked{kind=\"webhook\"} 0")
                .contains("catraca_inbox_pending 0", "catraca_provisioning_pending 0")
                .contains("catraca_invariant_violations{name=\"paid_not_provisioned\"} 0");
        var operations = distribution.home().resolve("operations");
        var queries = Queries.of(operations);
        assertThat(queries).hasSizeGreaterThan(20);
        for (var it : queries) {
            assertThat(it.missing(metrics)).as(it.toString()).isEmpty();
        }
    }

    @Test
    @Order(7)
    void a_line_of_the_log_has_the_listed_fields_and_no_other() throws IOException {
        var messages = distribution.home().resolve("usr/servers/catraca/logs/messages.log");
        // Until it has read server.xml Liberty writes about itself in words.
        var lines = Files.readAllLines(messages).stream().filter(it -> it.startsWith("{")).toList();
        assertThat(lines).hasSizeGreaterThan(10);
        for (var line : lines) {
            assertThat(json(line).keySet())
                    .as(line)
                    .contains("time", "level", "message")
                    .isSubsetOf(
                            "time",
                            "level",
                            "logger",
                            "message",
                            "code",
                            "thread",
                            "exception",
                            "stack",
                            "ext_correlation",
                            "ext_route",
                            "ext_merchant",
                            "ext_key",
                            "ext_thread",
                            "ext_appName");
        }
    }

    @Test
    @Order(8)
    void a_line_about_a_request_names_it_its_route_its_merchant_and_its_key() throws Exception {
        change("REVOKE SELECT ON provider_account FROM catraca");
        var failed =
                http.withKey(environment.get("CATRACA_ADMIN_KEY"))
                        .get("/api/v1/merchants/nexus/accounts");
        change("GRANT SELECT ON provider_account TO catraca");

        assertThat(failed.status()).isGreaterThanOrEqualTo(500);
        var messages = distribution.home().resolve("usr/servers/catraca/logs/messages.log");
        assertThat(Files.readAllLines(messages))
                .filteredOn(it -> it.contains(failed.header("X-Request-Id")))
                .isNotEmpty()
                .map(ProductionIT::json)
                .allSatisfy(
                        line -> {
                            assertThat(line.getString("ext_correlation"))
                                    .isEqualTo(failed.header("X-Request-Id"));
                            assertThat(line.getString("ext_route"))
                                    .isEqualTo("/api/v1/merchants/{slug}/accounts");
                            assertThat(line.getString("ext_merchant")).isEqualTo("nexus");
                            assertThat(line.getString("ext_key")).matches("[0-9a-f-]{36}");
                        });
    }

    private void change(String sql) throws SQLException {
        try (var connection = postgres.owner().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Nothing that was acknowledged is lost, and who was let in is answered. */
    @Test
    @Order(9)
    void a_server_that_is_asked_to_end_finishes_what_it_began() throws Exception {
        var acknowledged = new ConcurrentLinkedQueue<String>();
        var failures = new ConcurrentLinkedQueue<String>();
        var asked = new AtomicLong(Long.MAX_VALUE);
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var i = 0; i < 8; i++) {
                threads.submit(() -> ring(acknowledged, failures, asked));
            }
            await().atMost(LIMIT).until(() -> acknowledged.size() > 200);
            asked.set(System.nanoTime());
            server.destroy();
            await("it says that it will end")
                    .atMost(LIMIT)
                    .until(() -> http.get("/health/ready").status() == 503);
            assertThat(event("evt_last").status()).as("while it still listens").isEqualTo(200);
            assertThat(Distribution.stop(server)).as("ends by itself").isTrue();
        }
        assertThat(failures).isEmpty();
        var stored = new HashSet<String>();
        try (var connection = postgres.owner().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT event_key FROM webhook_event")) {
            while (rows.next()) {
                stored.add(rows.getString(1));
            }
        }
        assertThat(stored).containsAll(acknowledged);
    }

    /** Sends events one after another until nobody listens any more. */
    private void ring(Queue<String> acknowledged, Queue<String> failures, AtomicLong asked) {
        while (true) {
            var began = System.nanoTime();
            var id = "evt_" + UUID.randomUUID().toString().replace("-", "");
            try {
                var answer = event(id);
                if (answer.status() == 200) {
                    acknowledged.add(id);
                } else {
                    failures.add(answer.toString());
                }
            } catch (UncheckedIOException refused) {
                // A connection that was kept may end under a request that was sent after the
                // signal.
                if (began - asked.get() < 0) {
                    failures.add(refused.toString());
                }
                return;
            }
        }
    }

    private Http.Answer event(String id) {
        var body =
                "{\"id\":\"%s\",\"object\":\"event\",\"type\":\"plan.created\",\"data\":{\"object\":{}}}"
                        .formatted(id);
        var time = Instant.now().getEpochSecond();
        var signature = hmacSha256(STRIPE_SECRET, time + "." + body);
        return http.with("Stripe-Signature", "t=" + time + ",v1=" + signature)
                .post("/api/webhooks/stripe/nexus", body);
    }

    private static JsonObject json(String line) {
        try (var reader = Json.createReader(new StringReader(line))) {
            return reader.readObject();
        }
    }

    private static String hmacSha256(String secret, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String metrics() {
        return http.get("/metrics").body();
    }

    private String made(String command) {
        return distribution.run(command, environment).text().strip();
    }

    /** The text of the answer, whatever its status. */
    private String readiness() {
        return Objects.requireNonNull(http.get("/health/ready").body());
    }

    private static Http.Answer ok(Http.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isBetween(200, 204);
        return answer;
    }
}
