package dev.catraca.adapters.persistence.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.fakes.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecentTest {
    private final MovableClock clock = new MovableClock(Instant.EPOCH);
    private final Recent<String, Integer> recent = new Recent<>(clock);
    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void what_was_just_read_is_not_read_again_for_four_seconds() {
        assertThat(read()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(3));
        assertThat(read()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(2));
        assertThat(read()).isEqualTo(2);
    }

    @Test
    void what_was_changed_here_is_read_anew_however_long_its_transaction_takes() {
        read();
        recent.change("key");
        assertThat(read()).isEqualTo(2);
        clock.advance(Duration.ofSeconds(3));
        assertThat(read()).isEqualTo(3);
        clock.advance(Duration.ofSeconds(3));
        assertThat(read()).isEqualTo(4);
        assertThat(read()).isEqualTo(4);
    }

    @Test
    void what_does_not_exist_is_looked_for_every_time() {
        assertThat(recent.find("none", Optional::empty)).isEmpty();
        assertThat(recent.find("none", () -> Optional.of(1))).contains(1);
    }

    private int read() {
        return recent.find("key", () -> Optional.of(reads.incrementAndGet())).orElseThrow();
    }
}
