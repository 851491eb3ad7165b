package dev.catraca.application.shared;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

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

    /** {@code failed} gets what escaped from {@code work}: a bug of ours, or our database. */
    public <R> void workOff(
            List<R> claimed, Duration lease, Consumer<R> work, BiConsumer<R, Throwable> failed) {
        var lastBeginning = clock.instant().plus(lease).minus(LONGEST_WORK);
        for (var row : claimed) {
            if (clock.instant().isAfter(lastBeginning)) {
                return;
            }
            try {
                work.accept(row);
            } catch (RuntimeException | StackOverflowError failure) {
                LOG.log(Level.ERROR, "A row could not be worked off", failure);
                failed.accept(row, failure);
            }
        }
    }
}
