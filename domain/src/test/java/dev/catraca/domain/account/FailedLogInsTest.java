package dev.catraca.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FailedLogInsTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void the_tenth_failure_locks_for_half_an_hour() {
        var failed = failed(9, NOON);
        assertThat(failed.lockedFor(NOON)).isEmpty();

        failed = failed.andOneMore(NOON.plusSeconds(10));
        assertThat(failed.lockedFor(NOON.plusSeconds(10))).contains(Duration.ofMinutes(30));
        assertThat(failed.lockedFor(NOON.plusSeconds(20)))
                .contains(Duration.ofMinutes(30).minusSeconds(10));
        assertThat(failed.lockedFor(NOON.plusSeconds(10).plus(Duration.ofMinutes(30)))).isEmpty();
    }

    @Test
    void after_half_an_hour_of_silence_the_count_begins_anew() {
        var end = NOON.plus(Duration.ofMinutes(30));

        assertThat(failed(10, NOON).andOneMore(end).count()).isEqualTo(1);
        assertThat(failed(9, NOON).andOneMore(end.minusNanos(1)).count()).isEqualTo(10);
        assertThat(failed(9, NOON).andOneMore(end).count()).isEqualTo(1);
    }

    private static FailedLogIns failed(int times, Instant at) {
        var failed = FailedLogIns.NONE;
        for (int i = 0; i < times; i++) {
            failed = failed.andOneMore(at);
        }
        return failed;
    }
}
