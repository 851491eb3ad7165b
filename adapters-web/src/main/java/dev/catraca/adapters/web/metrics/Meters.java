package dev.catraca.adapters.web.metrics;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What this node counted since it started. */
@ApplicationScoped
public class Meters {
    /** More than we have routes; beyond it somebody makes names up. */
    private static final int MOST_SERIES = 500;

    private static final List<Duration> OF_CALLS =
            millis(5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000);
    private static final List<Duration> OF_ACCESS =
            millis(
                    50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 300_000,
                    3_600_000);

    private final Map<String, Times> calls = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> errors = new ConcurrentHashMap<>();
    private final Times paidToAccess = new Times(OF_ACCESS);

    /** A call from or to another party has ended; {@code operation} is a template. */
    public void called(String party, String operation, Duration time, Optional<String> error) {
        var known = calls.size() < MOST_SERIES;
        var labels =
                MetricsText.label("party", known ? party : "other")
                        + ","
                        + MetricsText.label("operation", known ? operation : "other");
        calls.computeIfAbsent(labels, _ -> new Times(OF_CALLS)).add(time);
        error.ifPresent(it -> failed(it, party));
    }

    private void failed(String type, String party) {
        var known = errors.size() < MOST_SERIES;
        var labels =
                MetricsText.label("type", known ? type : "other")
                        + ","
                        + MetricsText.label("party", known ? party : "other");
        errors.computeIfAbsent(labels, _ -> new LongAdder()).increment();
    }

    /** A buyer who paid got access. */
    public void granted(Duration sincePaid) {
        paidToAccess.add(sincePaid.isNegative() ? Duration.ZERO : sincePaid);
    }

    void write(MetricsText text) {
        text.family(
                "catraca_call_seconds", "histogram", "Calls to other parties, and theirs to us.");
        calls.forEach((labels, times) -> times.write(text, "catraca_call_seconds", labels));
        text.family("catraca_errors_total", "counter", "Calls that failed, by kind of failure.");
        errors.forEach((labels, count) -> text.sample("catraca_errors_total", labels, count.sum()));
        text.family("catraca_paid_to_access_seconds", "histogram", "From paid to access given.");
        paidToAccess.write(text, "catraca_paid_to_access_seconds", "");
    }

    private static List<Duration> millis(long... limits) {
        return java.util.Arrays.stream(limits).mapToObj(Duration::ofMillis).toList();
    }
}
