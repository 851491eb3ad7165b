package dev.catraca.adapters.web.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTest {
    private static Answer answer(Rejected rejected) {
        return Answer.to(new FakeExchange("/api/v1/x", null).request(), "/api/v1/x", rejected);
    }

    @ParameterizedTest
    @CsvSource({"1000, 1", "1001, 2", "1, 1", "60000, 60"})
    void a_pause_is_told_in_whole_seconds_and_never_too_short(long millis, String seconds) {
        var rejected =
                new Rejected(ProblemCode.REQUEST_IN_PROGRESS).retryAfter(Duration.ofMillis(millis));

        assertThat(answer(rejected).headers()).containsEntry("Retry-After", seconds);
    }

    @Test
    void only_the_unauthenticated_are_told_how_to_authenticate() {
        assertThat(answer(new Rejected(ProblemCode.UNAUTHORIZED)).headers())
                .containsEntry("WWW-Authenticate", "Bearer");
        assertThat(answer(new Rejected(ProblemCode.FORBIDDEN)).headers())
                .doesNotContainKeys("WWW-Authenticate", "Retry-After");
    }
}
