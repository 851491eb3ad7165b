package dev.catraca.application.limits;

import dev.catraca.application.limits.port.Counters;
import dev.catraca.application.limits.port.Counters.Count;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts a request against a limit. Whoever was told to wait is remembered here until the window
 * ends: however fast somebody knocks, the database hears of it once per node.
 */
public final class CountRequest {
    /** Subjects come from outside, so there must be a limit to remembering them. */
    private static final int MOST_REMEMBERED = 10_000;

    private final Optional<Quotas> quotas;
    private final Counters counters;
    private final Clock clock;
    private final Map<Counted, Instant> refused = new ConcurrentHashMap<>();

    /** Without quotas nothing is limited. */
    public CountRequest(Optional<Quotas> quotas, Counters counters, Clock clock) {
        this.quotas = quotas;
        this.counters = counters;
        this.clock = clock;
    }

    /** How often each thing may happen within the window. */
    public record Quotas(Map<Limit, Integer> byLimit, Duration window) {
        public Quotas {
            byLimit = Map.copyOf(byLimit);
            if (window.compareTo(Duration.ofSeconds(1)) < 0
                    || byLimit.values().stream().anyMatch(it -> it < 1)) {
                throw new IllegalArgumentException("a limit is 1 or more, in a second or more");
            }
        }

        int of(Limit limit) {
            return byLimit.getOrDefault(limit, limit.usual());
        }
    }

    /**
     * Who or what it is counted for: an address, an e-mail address, … A caller who runs a statement
     * anyway may let it count by the way; it is not run if the limit is known to be used up.
     */
    public record Command(Limit limit, String subject, Optional<Counting> counting) {
        public Command(Limit limit, String subject) {
            this(limit, subject, Optional.empty());
        }
    }

    private record Counted(Limit limit, String subject) {}

    /** Whether it may go on. */
    public sealed interface Outcome {
        /** Nobody counts. */
        record Unlimited() implements Outcome {}

        /** It may; {@code remaining} more may follow until the window ends. */
        record Within(Quota quota, int remaining, Duration left) implements Outcome {}

        /** It may not, before the window ends. */
        record Exceeded(Quota quota, Duration left) implements Outcome {}
    }

    /** So many within a window. */
    public record Quota(Limit limit, int most, Duration window) {}

    /** The statement that counts; it may do something else by the way. */
    public interface Counting {
        /** As {@link Counters#count}. */
        Count count(String limit, String subject, int quota, Duration window);
    }

    public Outcome count(Command command) {
        return quotas.map(it -> count(command, it)).orElseGet(Outcome.Unlimited::new);
    }

    private Outcome count(Command command, Quotas limits) {
        var limit = command.limit();
        var counted = new Counted(limit, command.subject());
        var counting = command.counting().orElse(counters::count);
        var quota = new Quota(limit, limits.of(limit), limits.window());
        var left = Duration.between(clock.instant(), refused.getOrDefault(counted, Instant.MIN));
        if (left.isPositive()) {
            return new Outcome.Exceeded(quota, left);
        }
        var count = counting.count(limit.key(), command.subject(), quota.most(), limits.window());
        if (count.used() <= quota.most()) {
            return new Outcome.Within(quota, quota.most() - count.used(), count.left());
        }
        remember(counted, count.left());
        return new Outcome.Exceeded(quota, count.left());
    }

    private void remember(Counted counted, Duration left) {
        if (refused.size() >= MOST_REMEMBERED) {
            refused.clear();
        }
        refused.put(counted, clock.instant().plus(left));
    }
}
