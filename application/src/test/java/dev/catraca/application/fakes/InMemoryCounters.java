package dev.catraca.application.fakes;

import dev.catraca.application.limits.port.Counters;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

public final class InMemoryCounters implements Counters {
    private final InMemoryTransactions transactions;
    private final InstantSource clock;
    private final Map<String, Instant> rows;

    public InMemoryCounters(InMemoryTransactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
        this.rows = transactions.table();
    }

    @Override
    public Count count(String limit, String subject, int quota, Duration window) {
        return transactions.statement(
                () -> {
                    var key = limit + "|" + subject;
                    var now = clock.instant();
                    var known = rows.getOrDefault(key, now);
                    var next = (known.isAfter(now) ? known : now).plus(Count.each(quota, window));
                    var isWithin = !next.isAfter(now.plus(window));
                    if (isWithin) {
                        rows.put(key, next);
                    }
                    var ahead = Duration.between(now, isWithin ? next : known);
                    return Count.of(isWithin, ahead, quota, window);
                });
    }

    @Override
    public int forgetEnded() {
        return transactions.statement(
                () -> {
                    var before = rows.size();
                    rows.values().removeIf(it -> !it.isAfter(clock.instant()));
                    return before - rows.size();
                });
    }
}
