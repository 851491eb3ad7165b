package dev.catraca.application.fakes;

import dev.catraca.application.shared.port.Transactions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** One transaction at a time over the tables it hands out; an exception puts their rows back. */
public final class InMemoryTransactions implements Transactions {
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Table<?, ?>> tables = new ArrayList<>();
    private boolean isOpen;

    @Override
    public <T> T compute(Supplier<T> work) {
        requireNone();
        return exclusively(
                () -> {
                    var backups = tables.stream().map(Table::backup).toList();
                    isOpen = true;
                    try {
                        return work.get();
                    } catch (RuntimeException | Error e) {
                        backups.forEach(Runnable::run);
                        throw e;
                    } finally {
                        isOpen = false;
                    }
                });
    }

    /** Whether the calling thread is inside a transaction. */
    public boolean isRunning() {
        return lock.isHeldByCurrentThread() && isOpen;
    }

    /** For fakes of remote parties, which are never called inside a transaction. */
    public void requireNone() {
        if (isRunning()) {
            throw new IllegalStateException("a transaction is running");
        }
    }

    /** A statement that may stand alone or inside a transaction. */
    <T> T statement(Supplier<T> work) {
        return exclusively(work);
    }

    /** A statement that makes sense only as a part of a transaction. */
    <T> T part(Supplier<T> work) {
        if (!isRunning()) {
            throw new IllegalStateException("no transaction is running");
        }
        return work.get();
    }

    /** A statement that commits by itself. */
    <T> T alone(Supplier<T> work) {
        requireNone();
        return exclusively(work);
    }

    /** Immutable values by key, in the order of their arrival. */
    <K, V> Map<K, V> table() {
        var table = new Table<K, V>(new LinkedHashMap<>());
        tables.add(table);
        return table.rows();
    }

    private <T> T exclusively(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private record Table<K, V>(Map<K, V> rows) {
        Runnable backup() {
            var copy = new LinkedHashMap<>(rows);
            return () -> {
                rows.clear();
                rows.putAll(copy);
            };
        }
    }
}
