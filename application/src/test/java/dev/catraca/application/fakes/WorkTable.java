package dev.catraca.application.fakes;

import dev.catraca.application.shared.port.Lease;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Rows that workers claim for a while: who holds an old fence can no longer write. */
final class WorkTable<K, V> {
    private final InMemoryTransactions transactions;
    private final InstantSource clock;
    private final Map<K, Row<V>> rows;

    WorkTable(InMemoryTransactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
        this.rows = transactions.table();
    }

    record Row<V>(V value, Optional<Instant> dueAt, long fence, int attempts) {}

    record Claim<V>(V value, Lease lease) {}

    Optional<V> find(K key) {
        return Optional.ofNullable(rows.get(key)).map(Row::value);
    }

    List<V> values() {
        return rows.values().stream().map(Row::value).toList();
    }

    /** When the row is due, if somebody waits for it. */
    Optional<Instant> dueAt(K key) {
        return Optional.ofNullable(rows.get(key)).flatMap(Row::dueAt);
    }

    long fence(K key) {
        return Optional.ofNullable(rows.get(key)).map(Row::fence).orElseThrow();
    }

    void add(K key, V value, Optional<Instant> dueAt) {
        rows.put(key, new Row<>(value, dueAt, 0, 0));
    }

    /** Writes a row whoever holds it, which ends the lease. */
    void overwrite(K key, V value, Optional<Instant> dueAt) {
        rows.computeIfPresent(key, (_, row) -> new Row<>(value, dueAt, row.fence() + 1, 0));
    }

    /** Writes a row without touching the lease, which somebody may hold. */
    void adjust(K key, V value, Optional<Instant> dueAt) {
        rows.computeIfPresent(key, (_, row) -> new Row<>(value, dueAt, row.fence(), 0));
    }

    List<Claim<V>> claimDue(int limit, Duration lease) {
        return claimDue(limit, lease, _ -> true, UnaryOperator.identity());
    }

    /** Only rows for which the condition is true. */
    List<Claim<V>> claimDue(int limit, Duration lease, Predicate<V> condition) {
        return claimDue(limit, lease, condition, UnaryOperator.identity());
    }

    List<Claim<V>> claimDue(
            int limit, Duration lease, Predicate<V> condition, UnaryOperator<V> change) {
        return transactions.alone(
                () -> {
                    var now = clock.instant();
                    return rows.entrySet().stream()
                            .filter(it -> isDue(it.getValue(), now))
                            .filter(it -> condition.test(it.getValue().value()))
                            .sorted(Comparator.comparing(it -> dueAt(it.getKey()).orElseThrow()))
                            .limit(limit)
                            .toList()
                            .stream()
                            .map(it -> claim(it.getKey(), it.getValue(), change, now.plus(lease)))
                            .toList();
                });
    }

    /** Changes the row if the lease is still the caller's. */
    boolean change(K key, Lease lease, UnaryOperator<V> change, Optional<Instant> dueAt) {
        var row = rows.get(key);
        if (row == null || row.dueAt().isEmpty() || row.fence() != lease.fence()) {
            return false;
        }
        rows.put(key, new Row<>(change.apply(row.value()), dueAt, row.fence(), row.attempts()));
        return true;
    }

    private static boolean isDue(Row<?> row, Instant now) {
        return row.dueAt().filter(it -> !it.isAfter(now)).isPresent();
    }

    private Claim<V> claim(K key, Row<V> row, UnaryOperator<V> change, Instant until) {
        var claimed =
                new Row<>(
                        change.apply(row.value()),
                        Optional.of(until),
                        row.fence() + 1,
                        row.attempts() + 1);
        rows.put(key, claimed);
        return new Claim<>(claimed.value(), new Lease(claimed.fence(), claimed.attempts()));
    }
}
