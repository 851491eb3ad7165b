package dev.catraca.sandbox.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** So many clients, each of which asks again as soon as it has its answer. */
final class Load {
    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(2);

    private Load() {}

    /** One client's own way to ask; false is an error. */
    interface Client extends AutoCloseable {
        boolean ask() throws Exception;

        @Override
        default void close() throws IOException, SQLException {}
    }

    /** What was measured; latencies in microseconds. */
    record Result(int clients, Duration time, long errors, Histogram latencies) {
        double perSecond() {
            return latencies.getTotalCount() * 1e9 / time.toNanos();
        }

        double millis(double percentile) {
            return latencies.getValueAtPercentile(percentile) / 1_000.0;
        }
    }

    static Result run(int clients, Duration time, Callable<Client> maker) throws Exception {
        var sum = new Histogram(LONGEST_MICROS, 3);
        var errors = 0L;
        var begin = System.nanoTime();
        var end = begin + time.toNanos();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            var parts = new ArrayList<java.util.concurrent.Future<Part>>();
            for (var i = 0; i < clients; i++) {
                parts.add(threads.submit(() -> askUntil(end, maker)));
            }
            for (var part : parts) {
                sum.add(part.get().latencies());
                errors += part.get().errors();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a client broke down", e.getCause());
        }
        return new Result(clients, Duration.ofNanos(System.nanoTime() - begin), errors, sum);
    }

    private record Part(Histogram latencies, long errors) {}

    private static Part askUntil(long end, Callable<Client> maker) throws Exception {
        var latencies = new Histogram(LONGEST_MICROS, 3);
        var errors = 0L;
        try (var client = maker.call()) {
            for (var now = System.nanoTime(); now < end; ) {
                if (!client.ask()) {
                    errors++;
                }
                var after = System.nanoTime();
                latencies.recordValue(
                        Math.min(LONGEST_MICROS, TimeUnit.NANOSECONDS.toMicros(after - now)));
                now = after;
            }
        }
        return new Part(latencies, errors);
    }
}
