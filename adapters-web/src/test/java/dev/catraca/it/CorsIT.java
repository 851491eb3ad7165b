package dev.catraca.it;

import static dev.catraca.it.Buyers.intentBody;
import static dev.catraca.it.Buyers.newBuyer;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Browsers let a merchant's pages call what buyers may call, and nobody else's pages anything. */
@ArquillianTest
class CorsIT {
    private static final String SITE = "https://nexus.example";
    private static final String ALLOWED = "Access-Control-Allow-Origin";

    private Product product;

    @BeforeEach
    void visit() {
        product = Product.managed();
    }

    /** As browsers do it; the JDK's client would not send an Origin. */
    private RawHttp.Answer send(String method, String path, String... headers) throws IOException {
        try (var connection = new RawHttp(product.api())) {
            return connection.send(RawHttp.head(method, path, headers)).read();
        }
    }

    @Test
    void a_merchant_s_page_may_read_the_answer() throws IOException {
        var answer = send("GET", "/api/v1/merchants/nexus/plans", "Origin: " + SITE);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header(ALLOWED)).isEqualTo(SITE);
        assertThat(answer.header("Vary")).contains("Origin");
        assertThat(answer.header("Access-Control-Expose-Headers"))
                .contains("Retry-After", "RateLimit", "Idempotent-Replayed");
        assertThat(answer.headers()).doesNotContainKey("Access-Control-Allow-Credentials");
    }

    @Test
    void a_merchant_s_page_may_start_to_pay_and_reads_refusals_too() throws IOException {
        var body = intentBody(newBuyer());
        try (var connection = new RawHttp(product.api())) {
            var head =
                    RawHttp.head(
                            "POST",
                            "/api/payments/intent",
                            "Origin: " + SITE,
                            "Content-Type: application/json",
                            "Content-Length: " + body.length());
            var opened = connection.send(head + body).read();
            assertThat(opened.status()).isEqualTo(201);
            assertThat(opened.header(ALLOWED)).isEqualTo(SITE);
        }
        var tooLarge =
                send("POST", "/api/payments/intent", "Origin: " + SITE, "Content-Length: 70000");
        assertThat(tooLarge.status()).isEqualTo(413);
        assertThat(tooLarge.header(ALLOWED)).isEqualTo(SITE);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/payments/intent, POST",
        "/api/v1/merchants/nexus, GET",
        "/api/v1/merchants/nexus/quotes, POST",
        "/api/v1/checkouts, POST",
        "/api/pacto/planos/torres, GET",
        "/api/pacto/tokenize-card, POST",
        "/api/pacto/venda, POST",
        "/api/pacto-v3/unidades, GET",
        "/api/pacto-v3/unidade/torres, GET",
        "/api/pacto-v3/configs/torres, GET",
        "/api/pacto-v3/produtos/torres/1, GET",
        "/api/pacto-v3/simular/torres/101, POST",
        "/api/pacto-v3/cupom/torres, POST",
        "/api/pacto-v3/venda/torres, POST"
    })
    void a_browser_that_asks_first_is_told(String path, String method) throws IOException {
        var answer =
                send(
                        "OPTIONS",
                        path,
                        "Origin: " + SITE,
                        "Access-Control-Request-Method: " + method,
                        "Access-Control-Request-Headers: content-type, idempotency-key");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header(ALLOWED)).isEqualTo(SITE);
        assertThat(answer.header("Access-Control-Allow-Methods")).isEqualTo(method);
        assertThat(answer.header("Access-Control-Allow-Headers"))
                .contains("Content-Type", "Idempotency-Key", "Accept-Language")
                .doesNotContain("Authorization");
        assertThat(answer.headers()).doesNotContainKey("Access-Control-Allow-Credentials");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/merchants/nexus, PUT",
        "/api/payments/intent, DELETE",
        "/api/v1/merchants/nexus/plans/pro, PUT",
        "/api/v1/orders/1, GET",
        "/api/v1/api-keys, POST",
        "/api/webhooks/stripe/nexus, POST",
        "/api/payments/webhook/stripe, POST",
        "/api/users/external/create-from-payment, POST",
        "/api/auth/login, POST",
        "/api/pacto-v3/cliente/torres, POST",
        "/api/v1/orders/1/resolution, POST",
        "/checkout, POST",
        "/health/ready, GET"
    })
    void about_anything_else_a_browser_is_told_nothing(String path, String method)
            throws IOException {
        var asked =
                send(
                        "OPTIONS",
                        path,
                        "Origin: " + SITE,
                        "Access-Control-Request-Method: " + method);
        assertThat(asked.headers()).doesNotContainKey(ALLOWED);

        if (!path.endsWith("intent") && !path.endsWith("nexus")) {
            var answer = send("GET", path, "Origin: " + SITE);
            assertThat(answer.headers()).doesNotContainKey(ALLOWED);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "https://evil.example",
                "https://nexus.example.evil.example",
                "https://evilnexus.example",
                "https://www.nexus.example",
                "https://nexus.example:8443",
                "https://nexus.example:443",
                "https://nexus.example/",
                "https://nexus.example.",
                "http://nexus.example",
                "HTTPS://nexus.example",
                "https://Nexus.example",
                "https://user@nexus.example",
                "https://nexus.example https://evil.example",
                "*",
                "nexus.example",
                "file://",
                ""
            })
    void another_origin_is_told_nothing(String origin) throws IOException {
        var answer = send("GET", "/api/v1/merchants/nexus/plans", "Origin: " + origin);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).doesNotContainKey(ALLOWED);
        assertThat(answer.header("Vary")).contains("Origin");
    }

    @Test
    void two_origins_are_none() throws IOException {
        var answer =
                send("GET", "/api/v1/merchants/nexus/plans", "Origin: " + SITE, "Origin: " + SITE);

        assertThat(answer.headers()).doesNotContainKey(ALLOWED);
    }
}
