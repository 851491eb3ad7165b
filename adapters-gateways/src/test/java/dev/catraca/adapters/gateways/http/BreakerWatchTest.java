package dev.catraca.adapters.gateways.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.fakes.MovableClock;
import dev.catraca.application.payment.port.ReportsBreakers.State;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The watch goes the way that the specification of the breaker describes. */
class BreakerWatchTest {
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-21T12:00:00Z"));
    private final BreakerWatch watch = new BreakerWatch("read", clock);

    @Test
    void ten_failures_in_twenty_calls_open_it_and_fewer_calls_do_not() {
        pass(false, 10);
        pass(true, 9);
        assertState(State.CLOSED);
        pass(true, 1);
        assertState(State.OPEN);
    }

    @Test
    void only_the_last_twenty_calls_count() {
        pass(true, 9);
        pass(false, 20);
        pass(true, 9);
        assertState(State.CLOSED);
    }

    @Test
    void after_five_seconds_it_is_half_open_and_two_successes_close_it() {
        pass(true, 20);
        clock.advance(Duration.ofMillis(4_999));
        assertState(State.OPEN);
        clock.advance(Duration.ofMillis(1));
        assertState(State.HALF_OPEN);
        pass(false, 1);
        assertState(State.HALF_OPEN);
        pass(false, 1);
        assertState(State.CLOSED);
        pass(true, 9);
        assertState(State.CLOSED);
    }

    @Test
    void a_failure_while_it_is_tried_opens_it_again() {
        pass(true, 20);
        clock.advance(Duration.ofSeconds(6));
        pass(false, 1);
        pass(true, 1);
        assertState(State.OPEN);
        assertThat(watch.now().since()).isEqualTo(clock.instant());
    }

    private void pass(boolean isFailure, int times) {
        for (var i = 0; i < times; i++) {
            watch.passed(isFailure);
        }
    }

    private void assertState(State state) {
        assertThat(watch.now().state()).isEqualTo(state);
    }
}
