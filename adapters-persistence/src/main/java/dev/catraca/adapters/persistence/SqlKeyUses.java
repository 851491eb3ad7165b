package dev.catraca.adapters.persistence;

import dev.catraca.application.access.port.KeyUses;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the last use of each key and writes it behind: the first one soon, later ones once a
 * minute. There are as many entries as keys in use, because only known keys are noted.
 */
@ApplicationScoped
class SqlKeyUses implements KeyUses {
    private static final System.Logger LOG = System.getLogger(SqlKeyUses.class.getName());
    private static final Duration REST = Duration.ofMinutes(1);
    private static final long PAUSE_SECONDS = 2;

    /** Several nodes write the same row: the latest use wins. */
    private static final String WRITE =
            "UPDATE api_key SET last_used_at = GREATEST(last_used_at, ?) WHERE id = ?";

    private final Sql sql;
    private final Map<UUID, Instant> uses = new ConcurrentHashMap<>();
    private final Map<UUID, Instant> written = new ConcurrentHashMap<>();

    @Resource private ManagedScheduledExecutorService scheduler;
    private @Nullable Future<?> writing;

    @Inject
    SqlKeyUses(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void note(UUID key, Instant at) {
        uses.put(key, at);
    }

    @PostConstruct
    void start() {
        writing =
                scheduler.scheduleWithFixedDelay(
                        () -> write(REST), PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        if (writing != null) {
            writing.cancel(false);
        }
        write(Duration.ZERO);
    }

    /** Writes the uses that came this long after the one that was written last. */
    synchronized void write(Duration rest) {
        var due = Map.copyOf(uses);
        var rows = new ArrayList<List<Object>>();
        due.forEach(
                (key, at) -> {
                    var last = written.get(key);
                    if (last == null || (at.isAfter(last) && !at.isBefore(last.plus(rest)))) {
                        rows.add(List.of(at, key));
                    }
                });
        if (rows.isEmpty()) {
            return;
        }
        try {
            sql.batch(WRITE, rows);
            rows.forEach(row -> written.put((UUID) row.get(1), (Instant) row.get(0)));
        } catch (RuntimeException failure) {
            // The schedule goes on, and the next turn writes them.
            LOG.log(Level.DEBUG, "Uses of keys could not be written", failure);
        }
    }
}
