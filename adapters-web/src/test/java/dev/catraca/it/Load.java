package dev.catraca.it;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Callers who do the same again and again, until they are told to stop. */
final class Load implements AutoCloseable {
    private final List<Thread> callers;

    private Load(List<Thread> callers) {
        this.callers = callers;
    }

    /** Each caller is told its number. */
    static Load of(int callers, IntConsumer task) {
        return new Load(
                IntStream.range(0, callers)
                        .mapToObj(it -> Thread.ofVirtual().start(() -> repeat(it, task)))
                        .toList());
    }

    private static void repeat(int number, IntConsumer task) {
        while (!Thread.currentThread().isInterrupted()) {
            task.accept(number);
        }
    }

    @Override
    public void close() {
        callers.forEach(Thread::interrupt);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> callers.stream().noneMatch(Thread::isAlive));
    }

    /** How long requests took. */
    static final class Latencies {
        private final Queue<Duration> all = new ConcurrentLinkedQueue<>();

        void time(Runnable request) {
            var began = System.nanoTime();
            request.run();
            all.add(Duration.ofNanos(System.nanoTime() - began));
        }

        /** So many per cent were not slower. */
        Duration percentile(int percent) {
            var sorted = all.stream().sorted().toList();
            return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
        }

        @Override
        public String toString() {
            return "%d requests, p50 %d ms, p95 %d ms, p99 %d ms"
                    .formatted(
                            all.size(),
                            percentile(50).toMillis(),
                            percentile(95).toMillis(),
                            percentile(99).toMillis());
        }
    }
}
