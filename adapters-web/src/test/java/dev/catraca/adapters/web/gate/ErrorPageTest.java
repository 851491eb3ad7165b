package dev.catraca.adapters.web.gate;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorPageTest {
    private final ErrorPage page = new ErrorPage();

    private static FakeExchange error(int status) {
        var exchange = new FakeExchange("/error-page", null);
        exchange.dispatcherType = DispatcherType.ERROR;
        exchange.attributes.put(RequestDispatcher.ERROR_REQUEST_URI, "/api/v1/x");
        exchange.attributes.put(RequestDispatcher.ERROR_STATUS_CODE, status);
        return exchange;
    }

    private static FakeExchange failure(Throwable failure) {
        var exchange = error(500);
        exchange.attributes.put(RequestDispatcher.ERROR_EXCEPTION, failure);
        return exchange;
    }

    private FakeExchange shown(FakeExchange exchange) throws IOException {
        page.service(exchange.request(), exchange.response());
        return exchange;
    }

    @ParameterizedTest
    @CsvSource({
        "400, 400, request-invalid",
        "401, 401, unauthorized",
        "403, 403, forbidden",
        "404, 404, not-found",
        "405, 405, method-not-allowed",
        "408, 408, body-too-slow",
        "413, 413, body-too-large",
        "415, 415, content-type-unsupported",
        "414, 400, request-invalid",
        "500, 500, internal-error",
        "501, 500, internal-error"
    })
    void a_status_of_the_container_becomes_a_problem(int theirs, int ours, String code)
            throws IOException {
        var answered = shown(error(theirs));

        assertThat(answered.status).isEqualTo(ours);
        assertThat(answered.headers).containsEntry("Content-Type", "application/problem+json");
        assertThat(answered.body()).contains("\"code\":\"" + code + "\"");
    }

    @Test
    void a_failure_is_answered_without_a_word_about_it() throws IOException {
        var answered = shown(failure(new IllegalStateException("words of the inside")));

        assertThat(answered.status).isEqualTo(500);
        assertThat(answered.body())
                .contains("internal-error", RequestId.of(answered.request()).toString())
                .doesNotContain("words", "IllegalState");
    }

    @Test
    void a_database_that_is_away_is_an_invitation_to_come_again() throws IOException {
        var answered = shown(failure(new RuntimeException(new SQLException("", "57P03"))));

        assertThat(answered.status).isEqualTo(503);
        assertThat(answered.headers).containsEntry("Retry-After", "5");
        assertThat(answered.body()).contains("temporarily-unavailable");
    }

    @Test
    void what_the_server_throws_about_addresses_is_the_callers_mistake() throws IOException {
        assertThat(shown(failure(new FileNotFoundException("/WEB-INF/web.xml"))).status)
                .isEqualTo(404);
        assertThat(shown(failure(new IOException("CWWWC0005I: The request URI"))).status)
                .isEqualTo(400);
        assertThat(shown(failure(new IOException("disk"))).status).isEqualTo(500);
    }

    @Test
    void the_envelope_is_that_of_the_route_that_failed() throws IOException {
        var exchange = error(404);
        exchange.attributes.put(RequestDispatcher.ERROR_REQUEST_URI, "/api/payments/x");
        exchange.requestHeaders.put("Accept-Language", List.of("pt-BR"));

        assertThat(shown(exchange).body()).startsWith("{\"error\":\"N\u00e3o h\u00e1 nada");
        assertThat(exchange.headers)
                .containsEntry("Content-Type", "application/json")
                .containsEntry("Content-Language", "pt-BR");
    }

    @Test
    void the_name_of_the_server_is_taken_away() throws IOException {
        var exchange = error(404);
        exchange.headers.put("$WSEP", "");

        assertThat(shown(exchange).headers).doesNotContainKey("$WSEP");
    }

    @Test
    void whoever_asks_for_the_page_itself_finds_nothing() throws IOException {
        var exchange = error(500);
        exchange.dispatcherType = DispatcherType.REQUEST;

        assertThat(shown(exchange).status).isEqualTo(404);
    }
}
