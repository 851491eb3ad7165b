package dev.catraca.application.operation;

import dev.catraca.application.operation.port.Figures;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.operation.Snapshot;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts at most every few seconds, however many ask. While one counts, or the database is away,
 * the others get what was counted last; after a minute that is nothing.
 */
public final class ReadFigures {
    private static final System.Logger LOG = System.getLogger(ReadFigures.class.getName());
    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final Duration USABLE = Duration.ofMinutes(1);

    private final Figures figures;
    private final ProviderName unitSystem;
    private final Clock clock;
    private final ReentrantLock counting = new ReentrantLock();
    private volatile Optional<Counted> last = Optional.empty();

    /** A unit sells by an account at {@code unitSystem}. */
    public ReadFigures(Figures figures, ProviderName unitSystem, Clock clock) {
        this.figures = figures;
        this.unitSystem = unitSystem;
        this.clock = clock;
    }

    private record Counted(Snapshot snapshot, Instant at) {}

    /** Empty while nobody knows. */
    public Optional<Snapshot> read() {
        if (last(FRESH).isEmpty() && counting.tryLock()) {
            try {
                last = Optional.of(new Counted(figures.count(unitSystem), clock.instant()));
            } catch (RuntimeException away) {
                LOG.log(Level.WARNING, "The rows cannot be counted now", away);
            } finally {
                counting.unlock();
            }
        }
        return last(USABLE);
    }

    private Optional<Snapshot> last(Duration age) {
        var oldest = clock.instant().minus(age);
        return last.filter(it -> it.at().isAfter(oldest)).map(Counted::snapshot);
    }
}
