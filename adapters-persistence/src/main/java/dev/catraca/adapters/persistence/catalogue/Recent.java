package dev.catraca.adapters.persistence.catalogue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What was read in the last four seconds. What this node changed is read anew for as long, so that
 * a change takes effect here at once, whenever its transaction ends, and elsewhere within the five
 * seconds that are promised, with one to spare for a read under way. What does not exist is not
 * remembered.
 */
final class Recent<K, V> {
    private static final Duration AGE = Duration.ofSeconds(4);

    /** Keys come from callers, so there must be a limit; merchants and plans are fewer. */
    private static final int MOST = 10_000;

    private final Clock clock;
    private final Map<K, Entry<V>> entries = new ConcurrentHashMap<>();
    private final Map<K, Instant> changes = new ConcurrentHashMap<>();
    private volatile Instant allChangedAt = Instant.MIN;

    Recent(Clock clock) {
        this.clock = clock;
    }

    private record Entry<V>(V value, Instant readAt) {}

    Optional<V> find(K key, Supplier<Optional<V>> read) {
        var now = clock.instant();
        var entry = entries.get(key);
        if (entry != null && isYoung(entry.readAt(), now)) {
            return Optional.of(entry.value());
        }
        var found = read.get();
        if (isChanging(key, now) || found.isEmpty()) {
            entries.remove(key);
        } else {
            makeRoom();
            entries.put(key, new Entry<>(found.get(), now));
        }
        return found;
    }

    /** The value is being changed in a transaction that may end at any moment. */
    void change(K key) {
        changes.put(key, clock.instant());
        entries.remove(key);
    }

    /** Everything may be being changed. */
    void changeAll() {
        allChangedAt = clock.instant();
        entries.clear();
    }

    private boolean isChanging(K key, Instant now) {
        if (isYoung(allChangedAt, now)) {
            return true;
        }
        var changedAt = changes.get(key);
        if (changedAt == null) {
            return false;
        }
        if (isYoung(changedAt, now)) {
            return true;
        }
        changes.remove(key, changedAt);
        return false;
    }

    private void makeRoom() {
        if (entries.size() >= MOST) {
            entries.clear();
        }
    }

    private static boolean isYoung(Instant at, Instant now) {
        return now.minus(AGE).isBefore(at);
    }
}
