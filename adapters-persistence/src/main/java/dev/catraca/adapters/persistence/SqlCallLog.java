package dev.catraca.adapters.persistence;

import dev.catraca.adapters.persistence.secrets.Envelopes;
import dev.catraca.application.shared.port.CallLog;
import dev.catraca.domain.merchant.MerchantId;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Collects calls in memory and writes them every half second, many in one round trip. A log that
 * cannot keep up loses entries, which are counted, rather than slow anybody down.
 */
@ApplicationScoped
class SqlCallLog implements CallLog {
    private static final System.Logger LOG = System.getLogger(SqlCallLog.class.getName());
    private static final int MOST_WAITING = 20_000;
    private static final int BATCH = 500;
    private static final long PAUSE_MILLIS = 500;

    /** Only the caller's network is kept: /24 of IPv4, /48 of IPv6. */
    private static final String INSERT =
            """
            INSERT INTO api_log (created_at, direction, party, merchant_id, method, route, status,
                latency_ms, error, summary_hash, correlation_id, attempt, network)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                (SELECT network(set_masklen(a, CASE family(a) WHEN 4 THEN 24 ELSE 48 END))
                 FROM (SELECT ?::inet AS a) AS address))""";

    private final Sql sql;
    private final Envelopes envelopes;
    private final BlockingQueue<Call> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicLong lost = new AtomicLong();
    private Future<?> writing;

    @Resource private ManagedScheduledExecutorService scheduler;

    @Inject
    @SuppressWarnings("NullAway.Init") // the container calls start before anybody else
    SqlCallLog(Sql sql, Envelopes envelopes) {
        this.sql = sql;
        this.envelopes = envelopes;
    }

    @PostConstruct
    void start() {
        writing =
                scheduler.scheduleWithFixedDelay(
                        this::write, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        writing.cancel(false);
        write();
    }

    @Override
    public void record(Call call) {
        if (!waiting.offer(call)) {
            lost.incrementAndGet();
        }
    }

    private void write() {
        try {
            var batch = new ArrayList<Call>(BATCH);
            while (waiting.drainTo(batch, BATCH) > 0) {
                sql.batch(INSERT, batch.stream().map(this::values).toList());
                batch.clear();
            }
        } catch (RuntimeException failure) {
            // Thrown on, it would end the schedule; the database is watched by others.
            LOG.log(Level.WARNING, "Calls could not be logged: {0}", failure.toString());
        }
        var count = lost.getAndSet(0);
        if (count > 0) {
            LOG.log(Level.WARNING, "{0} calls were not logged: there were too many", count);
        }
    }

    private List<Object> values(Call it) {
        return List.of(
                it.at(),
                it.direction(),
                it.party(),
                it.merchant().map(MerchantId::value),
                it.method(),
                it.route(),
                it.status(),
                (int) Math.min(it.latency().toMillis(), Integer.MAX_VALUE),
                it.error(),
                envelopes.hash("call-log", it.summary()),
                it.correlation(),
                it.attempt(),
                it.address());
    }
}
