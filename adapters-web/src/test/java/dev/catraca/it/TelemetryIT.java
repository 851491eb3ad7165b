package dev.catraca.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.catraca.sandbox.Folders;
import dev.catraca.sandbox.SourceTree;
import dev.catraca.sandbox.launcher.Ports;
import dev.catraca.sandbox.launcher.ServerEnvironment;
import dev.catraca.sandbox.launcher.Surroundings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Traces as an administrator switches them on, sent to a collector. */
class TelemetryIT {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final String TRACE_PARENT =
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private Path folder;
    private Distribution distribution;
    private Collector collector;
    private Surroundings surroundings;
    private ServerEnvironment environment;
    private URI uri;
    private Http http;

    @BeforeEach
    void unpack() throws IOException {
        folder = Files.createTempDirectory("catraca-telemetry");
        distribution = Distribution.unpack(folder);
        collector = Collector.start();
        var ports = Ports.free();
        uri = URI.create("http://localhost:" + ports.server());
        http = new Http(uri);
        surroundings =
                Surroundings.start(
                        SourceTree.find(), Files.createDirectory(folder.resolve("state")), ports);
        environment =
                surroundings.serverEnvironment(
                        ports.server(),
                        Map.of(
                                "OTEL_EXPORTER_OTLP_ENDPOINT", collector.uri().toString(),
                                "OTEL_BSP_SCHEDULE_DELAY", "200",
                                "JVM_ARGS", "-XX:TieredStopAtLevel=1 -Drenata.password=renata"));
    }

    @AfterEach
    void delete() {
        surroundings.close();
        collector.close();
        Folders.delete(folder);
    }

    @Test
    void spans_name_routes_and_nobody() throws IOException {
        var overrides =
                Files.createDirectories(
                        distribution.home().resolve("usr/servers/catraca/configDropins/overrides"));
        Files.copy(
                distribution.home().resolve("operations/telemetry.xml"),
                overrides.resolve("telemetry.xml"));

        visit(
                () ->
                        await().atMost(LIMIT)
                                .untilAsserted(
                                        () ->
                                                assertThat(collector.received())
                                                        .contains(
                                                                "GET /checkout",
                                                                "/api/v1/merchants/{slug}",
                                                                "/api/payments/intent")));

        assertThat(collector.received())
                .contains("/v1/traces", "service.name", "catraca", "http.response.status_code")
                .doesNotContainIgnoringCase("renata")
                .doesNotContain(environment.adminKey())
                .doesNotContain("url.query", "url.path", "url.full", "user_agent", "client.address")
                .doesNotContain("exception.", "process.command", "email=", "plan=pro");
    }

    @Test
    void nothing_leaves_unless_it_is_switched_on() throws IOException {
        visit(() -> {});

        // It has ended, so whatever it had would have been sent.
        assertThat(collector.received()).isEmpty();
        assertThat(distribution.log()).doesNotContain("NoClassDefFoundError");
    }

    /** Starts a server, calls it in ways that say who calls, and lets it end by itself. */
    private void visit(Runnable meanwhile) {
        var server = distribution.serve(environment.variables());
        try {
            await().atMost(LIMIT)
                    .ignoreExceptions()
                    .until(() -> http.get("/health/ready").status() == 200);
            call();
            meanwhile.run();
        } finally {
            assertThat(Distribution.stop(server)).isTrue();
        }
    }

    private void call() {
        surroundings.seed(uri, environment);
        http.get("/checkout?plan=pro&email=renata@mail.shop.test&name=Renata");
        http.get("/nothing/renata@mail.shop.test");
        http.with("User-Agent", "renata-browser")
                .with("traceparent", TRACE_PARENT)
                .with("tracestate", "shop=renata")
                .with("baggage", "user=renata")
                .withKey(environment.adminKey())
                .get("/api/v1/merchants/renata-shop");
        var intent =
                http.post(
                        "/api/payments/intent",
                        """
                        {"planId": "pro", "email": "renata@mail.shop.test", "name": "Renata Paes"}""");
        assertThat(intent.status()).as(intent.toString()).isEqualTo(201);
    }
}
