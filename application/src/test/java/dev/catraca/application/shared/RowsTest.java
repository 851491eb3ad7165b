package dev.catraca.application.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.shared.LogFields.Field;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class RowsTest {
    private static final Logger LOG = Logger.getLogger(Rows.class.getName());

    private final List<Optional<String>> logged = new ArrayList<>();

    @Test
    void what_is_logged_about_a_row_bears_its_id() {
        var handler = new Remembering();
        LOG.addHandler(handler);
        try (var _ = LogFields.open("outside")) {
            new Rows(Clock.systemUTC())
                    .workOff(
                            List.of(1, 2),
                            Duration.ofMinutes(1),
                            it -> "order-" + it,
                            _ -> {
                                throw new IllegalStateException("a bug");
                            },
                            (_, _) -> {});
            assertThat(LogFields.get(Field.CORRELATION)).contains("outside");
        } finally {
            LOG.removeHandler(handler);
        }

        assertThat(logged).containsExactly(Optional.of("order-1"), Optional.of("order-2"));
        assertThat(LogFields.get(Field.CORRELATION)).isEmpty();
    }

    @Test
    void without_work_nothing_is_remembered() {
        LogFields.put(Field.MERCHANT, "nexus");
        assertThat(LogFields.get(Field.MERCHANT)).isEmpty();
    }

    private final class Remembering extends Handler {
        @Override
        public void publish(LogRecord line) {
            logged.add(LogFields.get(Field.CORRELATION));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
