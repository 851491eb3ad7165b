package dev.catraca.adapters.persistence;

import dev.catraca.adapters.persistence.secrets.Envelopes;
import dev.catraca.application.shared.port.CallLog;
import dev.catraca.domain.merchant.MerchantId;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps calls in memory and writes them every half second, so that no caller waits for the
 * database. If it is away, or calls come too fast, some are lost, and counted.
 */
@ApplicationScoped
class SqlCallLog implements CallLog {
    private static final System.Logger LOG = System.getLogger(SqlCallLog.class.getName());
    private static final int MOST_WAITING = 20_000;
    private static final int BATCH = 500;
    private static final long PAUSE_MILLIS = 500;
    private static final String INSERT =
            """
            INSERT INTO api_log (created_at, direction, party, merchant_id, method, route, status,
                latency_ms, error, summary_hash, correlation_id, attempt, network)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final Sql sql;
    private final Envelopes envelopes;
    private final Consumer<Call> heard;
    private final BlockingQueue<Call> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicLong lost = new AtomicLong();

    @Resource private ManagedScheduledExecutorService scheduler;
    private @Nullable Future<?> writing;
    private long reported;

    @Inject
    SqlCallLog(Sql sql, Envelopes envelopes, Event<Call> heard) {
        this(sql, envelopes, (Consumer<Call>) heard::fire);
    }

    /** {@code heard} is told of each call at once. */
    SqlCallLog(Sql sql, Envelopes envelopes, Consumer<Call> heard) {
        this.sql = sql;
        this.envelopes = envelopes;
        this.heard = heard;
    }

    @Override
    public void record(Call call) {
        heard.accept(call);
        if (!waiting.offer(call)) {
            lost.incrementAndGet();
        }
    }

    /** How many calls were not written, since the start. */
    long lost() {
        return lost.get();
    }

    /** Writes what waits. */
    synchronized void flush() {
        var batch = new ArrayList<Call>(BATCH);
        while (waiting.drainTo(batch, BATCH) > 0) {
            write(batch);
            batch.clear();
        }
        report();
    }

    @PostConstruct
    void start() {
        writing =
                scheduler.scheduleWithFixedDelay(
                        this::flush, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        if (writing != null) {
            writing.cancel(false);
        }
        flush();
    }

    /** Whatever happens, the schedule goes on. */
    private void write(List<Call> batch) {
        try {
            sql.batch(INSERT, batch.stream().map(this::columns).toList());
        } catch (RuntimeException failure) {
            lost.addAndGet(batch.size());
            LOG.log(Level.DEBUG, "Calls could not be logged", failure);
        }
    }

    private void report() {
        var missing = lost.get() - reported;
        if (missing > 0) {
            reported += missing;
            LOG.log(Level.WARNING, "{0} calls are missing in the call log", missing);
        }
    }

    private List<Object> columns(Call it) {
        return List.of(
                it.at(),
                it.direction(),
                it.party(),
                it.merchant().map(MerchantId::value),
                it.method(),
                it.route(),
                it.status(),
                Math.clamp(it.latency().toMillis(), 0, Integer.MAX_VALUE),
                it.error(),
                envelopes.hash("call-log", it.summary()),
                it.correlation(),
                it.attempt(),
                it.address().flatMap(Network::of));
    }
}
