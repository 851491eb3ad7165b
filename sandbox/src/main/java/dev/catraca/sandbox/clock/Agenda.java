package dev.catraca.sandbox.clock;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What will happen at a certain time of the twins' clock: sessions that expire, vouchers that
 * lapse, webhooks that are tried again. It follows the clock wherever that is moved.
 */
public final class Agenda implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Agenda.class.getName());

    private final TwinClock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::due).thenComparingLong(Entry::number));
    private long numbers;
    private boolean closed;

    /** Keeps one task at a time running, so that two tasks happen in the order of their times. */
    private final ReentrantLock running = new ReentrantLock();

    public Agenda(TwinClock clock) {
        this.clock = clock;
        clock.onMove(this::runDue);
        Thread.ofVirtual().name("agenda").start(this::follow);
    }

    public void at(Instant due, Runnable task) {
        lock.lock();
        try {
            Entry entry = new Entry(due, numbers++, task);
            entries.add(entry);
            if (entry.equals(entries.peek())) {
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    public void after(Duration delay, Runnable task) {
        at(clock.instant().plus(delay), task);
    }

    private void follow() {
        while (awaitDue()) {
            runDue();
        }
    }

    /** False once closed. */
    private boolean awaitDue() {
        lock.lock();
        try {
            while (!closed) {
                Entry next = entries.peek();
                if (next == null) {
                    changed.await();
                    continue;
                }
                long wait = Duration.between(clock.instant(), next.due).toMillis();
                if (wait <= 0) {
                    return true;
                }
                // Awaits at most a second: a moved clock runs its tasks by itself, a machine that
                // slept does not say so.
                boolean signalled = changed.await(Math.min(wait, 1000), TimeUnit.MILLISECONDS);
                if (signalled && closed) {
                    return false;
                }
            }
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void runDue() {
        running.lock();
        try {
            for (List<Entry> due = takeDue(); !due.isEmpty(); due = takeDue()) {
                due.forEach(Agenda::run);
            }
        } finally {
            running.unlock();
        }
    }

    private List<Entry> takeDue() {
        Instant now = clock.instant();
        List<Entry> due = new ArrayList<>();
        lock.lock();
        try {
            for (Entry next = entries.peek();
                    next != null && !next.due.isAfter(now) && !closed;
                    next = entries.peek()) {
                due.add(next);
                entries.remove();
            }
        } finally {
            lock.unlock();
        }
        return due;
    }

    private static void run(Entry entry) {
        try {
            entry.task.run();
        } catch (RuntimeException ours) {
            LOG.log(Level.ERROR, "a task of the twins failed", ours);
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            entries.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private record Entry(Instant due, long number, Runnable task) {}
}
