package dev.catraca.application.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.operation.Snapshot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadFiguresTest {
    private static final ProviderName PACTO = new ProviderName("pacto");

    private Instant now = Instant.EPOCH;
    private int counted;
    private boolean isAway;

    private final ReadFigures reading = new ReadFigures(this::count, PACTO, new MovableClock());

    @Test
    void however_many_ask_the_rows_are_counted_once_in_ten_seconds() {
        for (var i = 0; i < 20; i++) {
            assertThat(reading.read()).isPresent();
            now = now.plusSeconds(1);
        }
        assertThat(counted).isEqualTo(2);
    }

    @Test
    void while_the_database_is_away_the_last_figures_hold_for_a_minute() {
        assertThat(reading.read()).isPresent();
        isAway = true;
        now = now.plusSeconds(50);
        assertThat(reading.read()).isPresent();
        now = now.plusSeconds(20);
        assertThat(reading.read()).isEmpty();
    }

    private Snapshot count(ProviderName unitSystem) {
        assertThat(unitSystem).isEqualTo(PACTO);
        if (isAway) {
            throw new IllegalStateException("away");
        }
        counted++;
        return new Snapshot(
                Optional.empty(), Optional.empty(), 0, 0, List.of(), 0, Map.of(), Duration.ZERO);
    }

    private final class MovableClock extends Clock {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
