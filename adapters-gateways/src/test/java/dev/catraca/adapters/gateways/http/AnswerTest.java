package dev.catraca.adapters.gateways.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "null", "7", "\"text\"", "[{}]", "{", "{\"a\":1", "<html>", "{}{}"})
    void only_a_whole_object_is_json(String body) {
        assertThat(new Answer(200, Map.of(), body).json()).isEmpty();
    }

    @Test
    void deep_nesting_is_refused_and_not_followed() {
        var deep = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000);

        assertThat(new Answer(200, Map.of(), deep).json()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.5", "123456", "Wed, 21 Oct 2026 07:28:00 GMT", "1 "})
    void a_pause_that_is_no_number_of_seconds_is_ignored(String text) {
        assertThat(new Answer(429, Map.of("retry-after", text), "").retryAfter()).isEmpty();
    }

    @Test
    void a_server_error_is_thrown_with_the_pause_it_asks_for() {
        var answer = new Answer(503, Map.of("retry-after", "30"), "secret");

        assertThatThrownBy(answer::orServerError)
                .isInstanceOfSatisfying(
                        CallFailed.class,
                        it -> {
                            assertThat(it.failure()).isEqualTo(Failure.SERVER_ERROR);
                            assertThat(it.retryAfter()).contains(Duration.ofSeconds(30));
                        })
                .hasMessage("server-error");
    }

    @Test
    void every_other_answer_is_given_on() {
        var answer = new Answer(499, Map.of(), "");

        assertThat(answer.orServerError()).isSameAs(answer);
    }

    @Test
    void it_does_not_print_what_it_holds() {
        assertThat(new Answer(200, Map.of("a", "secret"), "secret")).hasToString("Answer[200]");
    }
}
