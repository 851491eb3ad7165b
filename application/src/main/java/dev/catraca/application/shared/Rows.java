package dev.catraca.application.shared;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Works off claimed rows one by one, so that one which fails harms no other. What cannot be begun
 * early enough to end within the lease is left: it is due again when the lease ends.
 */
public final class Rows {
    private static final System.Logger LOG = System.getLogger(Rows.class.getName());
    private static final Duration LONGEST_WORK = Duration.ofSeconds(30);

    private final Clock clock;

    public Rows(Clock clock) {
        this.clock = clock;
    }

    /**
     * What is logged about a row bears its {@code id}; {@code failed} gets what escaped from {@code
     * work}: a bug of ours, or our database.
     */
    public <R> void workOff(
            List<R> claimed,
            Duration lease,
            Function<R, Object> id,
            Consumer<R> work,
            BiConsumer<R, Throwable> failed) {
        var lastBeginning = clock.instant().plus(lease).minus(LONGEST_WORK);
        for (var row : claimed) {
            if (clock.instant().isAfter(lastBeginning)) {
                return;
            }
            try (var _ = LogFields.open(id.apply(row).toString())) {
                workOff(row, work, failed);
            }
        }
    }

    private static <R> void workOff(R row, Consumer<R> work, BiConsumer<R, Throwable> failed) {
        try {
            work.accept(row);
        } catch (RuntimeException | StackOverflowError failure) {
            LOG.log(Level.ERROR, "A row could not be worked off", failure);
            failed.accept(row, failure);
        }
    }
}
