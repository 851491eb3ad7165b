package dev.catraca.sandbox.twins.http;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts the calls that arrived, whatever became of them. */
public final class CallJournal {

    private final ConcurrentMap<String, LongAdder> byOperation = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, LongAdder> byKey = new ConcurrentHashMap<>();

    public void arrived(String operation, Optional<String> idempotencyKey) {
        add(byOperation, operation);
        idempotencyKey.ifPresent(key -> add(byKey, key));
    }

    public long calls(String operation) {
        return sum(byOperation, operation);
    }

    public long callsWith(String idempotencyKey) {
        return sum(byKey, idempotencyKey);
    }

    public Map<String, Long> byOperation() {
        Map<String, Long> counts = new TreeMap<>();
        byOperation.forEach((operation, count) -> counts.put(operation, count.sum()));
        return counts;
    }

    private static void add(ConcurrentMap<String, LongAdder> counts, String name) {
        counts.computeIfAbsent(name, n -> new LongAdder()).increment();
    }

    private static long sum(ConcurrentMap<String, LongAdder> counts, String name) {
        LongAdder count = counts.get(name);
        return count == null ? 0 : count.sum();
    }
}
