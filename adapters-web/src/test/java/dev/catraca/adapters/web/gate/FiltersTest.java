package dev.catraca.adapters.web.gate;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FiltersTest {
    private static boolean passes(Filter filter, FakeExchange exchange)
            throws IOException, ServletException {
        var passed = new AtomicBoolean();
        filter.doFilter(exchange.request(), exchange.response(), (_, _) -> passed.set(true));
        return passed.get();
    }

    @Test
    void every_answer_has_its_id_and_its_headers_before_anything_else_runs() throws Exception {
        var exchange = new FakeExchange("/api/v1/x", null);

        assertThat(passes(new AnswerHeaders(), exchange)).isTrue();
        assertThat(exchange.headers)
                .containsEntry("X-Request-Id", RequestId.of(exchange.request()).toString())
                .containsEntry("Cache-Control", "no-store")
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsEntry("Referrer-Policy", "no-referrer")
                .containsEntry(
                        "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    }

    @Test
    void an_id_from_outside_is_not_taken_over_and_ours_stays_the_same() throws Exception {
        var exchange = new FakeExchange("/api/v1/x", null);
        exchange.requestHeaders.put("X-Request-Id", List.of("forged"));

        passes(new AnswerHeaders(), exchange);
        var first = exchange.headers.get("X-Request-Id");
        passes(new AnswerHeaders(), exchange);

        assertThat(first).isNotEqualTo("forged").hasSize(36);
        assertThat(exchange.headers).containsEntry("X-Request-Id", first);
        assertThat(RequestId.of(new FakeExchange("/", null).request()))
                .asString()
                .isNotEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/orders, ",
        "/api/v1/orders, q=a%20b&state=PAID",
        "/problems/%C3%A9, ",
        "/, q=?/x"
    })
    void an_address_that_is_a_URI_passes(String path, String query) throws Exception {
        assertThat(passes(new AddressCheck(), new FakeExchange(path, query))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/{x}, ", "/api/v1/a|b, ", "/api/v1/x, q=a|b", "/api/v1/x, q=%zz"})
    void an_address_that_is_none_is_refused(String path, String query) throws Exception {
        assertRefused(new FakeExchange(path, query));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "<script>", "a\\b", "[::1"})
    void a_host_that_is_none_is_refused(String host) throws Exception {
        var exchange = new FakeExchange("/api/v1/x", null);
        exchange.requestHeaders.put("Host", List.of(host));

        assertRefused(exchange);
    }

    @Test
    void two_hosts_are_refused() throws Exception {
        var exchange = new FakeExchange("/api/v1/x", null);
        exchange.requestHeaders.put("Host", List.of("shop.example", "evil.example"));

        assertRefused(exchange);
    }

    private static void assertRefused(FakeExchange exchange) throws Exception {
        assertThat(passes(new AddressCheck(), exchange)).isFalse();
        assertThat(exchange.status).isEqualTo(400);
        assertThat(exchange.body()).contains("\"code\":\"request-invalid\"");
    }
}
