package dev.catraca.it;

import static dev.catraca.it.Buyers.intentBody;
import static dev.catraca.it.Buyers.newBuyer;
import static dev.catraca.it.RawHttp.head;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies come in as they like to come, in whole or not at all; the server stays friendly. */
@ArquillianTest
class BodyIT {
    private static final String INTENT = "/api/payments/intent";
    private static final String JSON = "Content-Type: application/json";

    private Product product;
    private RawHttp connection;

    @BeforeEach
    void connect() throws IOException {
        product = Product.managed();
        connection = new RawHttp(product.api());
    }

    @AfterEach
    void close() throws IOException {
        connection.close();
    }

    @Test
    void a_body_that_drips_is_refused_after_five_seconds() throws Exception {
        connection.send(head("POST", INTENT, JSON, "Content-Length: 1000"));
        var began = System.nanoTime();
        var dripping =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try {
                                        while (true) {
                                            connection.send("{");
                                            Thread.sleep(500);
                                        }
                                    } catch (IOException | InterruptedException refused) {
                                        // as it should be
                                    }
                                });

        var answer = connection.read();

        var took = Duration.ofNanos(System.nanoTime() - began);
        dripping.interrupt();
        System.out.println("A dripping body was refused after " + took);
        assertThat(answer.status()).isEqualTo(408);
        assertThat(answer.body()).contains("\"code\":\"body-too-slow\"").contains("\"error\"");
        assertThat(took).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(14));
        assertThat(answer.header("Connection")).isEqualToIgnoringCase("close");
    }

    @Test
    void a_body_that_never_comes_is_refused_after_five_seconds() throws IOException {
        connection.send(head("POST", INTENT, JSON, "Content-Length: 1000"));
        var began = System.nanoTime();

        var answer = connection.read();

        assertThat(answer.status()).isEqualTo(408);
        assertThat(answer.body()).contains("\"code\":\"body-too-slow\"");
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(14));
        assertThat(answer.header("Connection")).isEqualToIgnoringCase("close");
    }

    @Test
    void pieces_are_put_together_and_the_connection_serves_again() throws Exception {
        for (int i = 0; i < 3; i++) {
            var body = intentBody(newBuyer());
            connection
                    .send(head("POST", INTENT, JSON, "Content-Length: " + body.length()))
                    .send(body.substring(0, 5));
            Thread.sleep(100);
            connection.send(body.substring(5, 9));
            Thread.sleep(100);
            connection.send(body.substring(9));

            assertThat(connection.read().status()).isEqualTo(201);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/api/payments/intent, 65537, application/json",
        "/api/v1/merchants/nexus, 65537, application/problem+json",
        "/api/webhooks/stripe/nexus, 262145, application/problem+json",
        "/api/payments/webhook/stripe, 262145, application/json",
        "/api/pacto/venda, 65537, application/json",
        "/nowhere, 60000000, application/problem+json"
    })
    void a_body_announced_too_large_is_refused_before_it_comes(
            String path, String length, String envelope) throws IOException {
        var method = path.contains("merchants") ? "PUT" : "POST";
        connection.send(head(method, path, JSON, "Content-Length: " + length));

        var answer = connection.read();

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.header("Content-Type")).startsWith(envelope);
        assertThat(answer.body()).contains("\"code\":\"body-too-large\"");
    }

    @Test
    void a_body_that_grows_too_large_is_refused_when_it_does() throws IOException {
        connection.send(head("POST", INTENT, JSON, "Transfer-Encoding: chunked"));
        for (int i = 0; i < 9; i++) {
            connection.send("2000\r\n" + " ".repeat(0x2000) + "\r\n");
        }

        assertThat(connection.read().status()).isEqualTo(413);
    }

    @Test
    void a_webhook_may_be_larger_than_other_bodies() throws IOException {
        var path = "/api/webhooks/stripe/nexus";
        connection
                .send(head("POST", path, JSON, "Content-Length: 200000"))
                .send(" ".repeat(200_000));

        assertThat(connection.read().body()).contains("webhook-signature-invalid");
    }

    @Test
    void chunks_are_put_together_and_the_connection_serves_again() throws IOException {
        var body = intentBody(newBuyer());
        for (int i = 0; i < 3; i++) {
            connection
                    .send(head("POST", INTENT, JSON, "Transfer-Encoding: chunked"))
                    .send("1\r\n{\r\n")
                    .send("%x\r\n%s\r\n".formatted(body.length() - 1, body.substring(1)))
                    .send("0\r\n\r\n");

            assertThat(connection.read().status()).isEqualTo(201);
        }
    }

    @Test
    void chunks_that_are_none_are_a_bad_request() throws IOException {
        connection.send(head("POST", INTENT, JSON, "Transfer-Encoding: chunked")).send("xyz\r\n");

        assertThat(connection.read().status()).isEqualTo(400);
    }

    @Test
    void who_waits_for_100_continue_gets_it() throws IOException {
        var body = intentBody(newBuyer());
        connection.send(
                head(
                        "POST",
                        INTENT,
                        JSON,
                        "Expect: 100-continue",
                        "Content-Length: " + body.length()));

        assertThat(connection.read().status()).isEqualTo(100);
        assertThat(connection.send(body).read().status()).isEqualTo(201);
    }

    @Test
    void who_announces_too_much_gets_413_without_sending_it() throws IOException {
        connection.send(
                head("POST", INTENT, JSON, "Expect: 100-continue", "Content-Length: 1000000"));

        // Liberty says this before anybody of ours is asked.
        assertThat(connection.read().status()).isEqualTo(100);
        assertThat(connection.read().status()).isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource({"Content-Length: 0,''", "Transfer-Encoding: chunked,0"})
    void an_empty_body_is_a_missing_one(String length, String rest) throws IOException {
        connection.send(head("POST", INTENT, length));
        if (!rest.isEmpty()) {
            connection.send(rest + "\r\n\r\n");
        }

        assertThat(connection.read().body()).contains("\"code\":\"body-missing\"");
    }

    @Test
    void a_body_where_none_belongs_is_taken_in_and_ignored() throws IOException {
        connection
                .send(head("GET", "/problems", "Content-Length: 3"))
                .send("xyz")
                .send(head("GET", "/problems/not-found"));

        assertThat(connection.read().status()).isEqualTo(200);
        assertThat(connection.read().body()).contains("not-found");
    }

    @Test
    void a_body_does_not_make_a_method_allowed() throws IOException {
        connection.send(head("DELETE", "/problems", "Content-Length: 3")).send("xyz");

        assertThat(connection.read().status()).isEqualTo(405);
    }

    @Test
    void a_body_for_an_unknown_path_is_a_404() throws IOException {
        connection.send(head("POST", "/no/such/path", JSON, "Content-Length: 2")).send("{}");

        var answer = connection.read();
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("\"code\":\"not-found\"");
    }

    @Test
    void a_body_with_two_lengths_is_refused() throws IOException {
        connection
                .send(head("POST", INTENT, JSON, "Content-Length: 2", "Transfer-Encoding: chunked"))
                .send("0\r\n\r\n{}");

        assertThat(connection.read().status()).isBetween(400, 499);
    }

    @Test
    void who_hangs_up_in_the_middle_leaves_no_trace() throws Exception {
        var log = log();
        var before = complaints(log);
        for (int i = 0; i < 20; i++) {
            try (var caller = new RawHttp(product.api())) {
                caller.send(head("POST", INTENT, JSON, "Content-Length: 1000")).send("{\"planId");
                Thread.sleep(20);
                if (i % 2 == 0) {
                    caller.hangUp();
                }
            }
        }
        Thread.sleep(1_000);

        assertThat(product.http().get("/health/ready").status()).isEqualTo(200);
        assertThat(complaints(log)).isEqualTo(before);
    }

    private static Path log() {
        return Path.of(System.getProperty("wlp.home"))
                .resolve("usr/servers/catraca-it/logs/messages.log");
    }

    /** Warnings, errors and stack traces of the server. */
    private static long complaints(Path log) throws IOException {
        try (var lines = Files.lines(log)) {
            return lines.filter(it -> it.contains("WARN") || it.contains("ERROR")).count();
        }
    }
}
