package dev.catraca.adapters.web.metrics;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** How long things took: a histogram with buckets that add up, as Prometheus wants them. */
final class Times {
    private final List<Duration> limits;
    private final LongAdder[] buckets;
    private final LongAdder nanos = new LongAdder();

    Times(List<Duration> limits) {
        this.limits = limits;
        this.buckets = new LongAdder[limits.size() + 1];
        for (var i = 0; i < buckets.length; i++) {
            buckets[i] = new LongAdder();
        }
    }

    void add(Duration time) {
        var i = 0;
        while (i < limits.size() && time.compareTo(limits.get(i)) > 0) {
            i++;
        }
        buckets[i].increment();
        nanos.add(time.toNanos());
    }

    /** {@code labels} are either empty or {@code party="stripe"}. */
    void write(MetricsText text, String name, String labels) {
        var sum = 0L;
        var comma = labels.isEmpty() ? "" : ",";
        for (var i = 0; i < buckets.length; i++) {
            sum += buckets[i].sum();
            var limit = i < limits.size() ? seconds(limits.get(i).toNanos()) : "+Inf";
            text.sample(name + "_bucket", labels + comma + "le=\"" + limit + "\"", sum);
        }
        text.sample(name + "_sum", labels, seconds(nanos.sum()));
        text.sample(name + "_count", labels, sum);
    }

    static String seconds(long nanos) {
        return BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString();
    }
}
