package dev.catraca.application.fakes;

import dev.catraca.application.limits.port.Counters;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

public final class InMemoryCounters implements Counters {
    private final InMemoryTransactions transactions;
    private final InstantSource clock;
    private final Map<String, Row> rows;

    public InMemoryCounters(InMemoryTransactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
        this.rows = transactions.table();
    }

    private record Row(int used, Instant end) {}

    @Override
    public Count count(String limit, String subject, int quota, Duration window) {
        return transactions.statement(
                () -> {
                    var now = clock.instant();
                    var row =
                            rows.merge(
                                    limit + "|" + subject,
                                    new Row(1, now.plus(window)),
                                    (known, fresh) ->
                                            known.end().isAfter(now)
                                                    ? new Row(
                                                            Math.min(known.used(), quota) + 1,
                                                            known.end())
                                                    : fresh);
                    return new Count(row.used(), Duration.between(now, row.end()));
                });
    }

    @Override
    public int forgetEnded() {
        return transactions.statement(
                () -> {
                    var before = rows.size();
                    rows.values().removeIf(it -> !it.end().isAfter(clock.instant()));
                    return before - rows.size();
                });
    }
}
