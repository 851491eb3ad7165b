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
 * Counts a request against a limit. Whoever was told to wait is remembered here until there is one
 * more: however fast somebody knocks, the database hears of it once per node in that time.
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

    /** How often each thing may happen at once, all of which comes back within the window. */
    public record Quotas(Map<Limit, Integer> byLimit, Duration window) {
        private static final Duration LONGEST = Duration.ofDays(366);
        private static final int MOST = 1_000_000;

        public Quotas {
            byLimit = Map.copyOf(byLimit);
            if (window.compareTo(Duration.ofSeconds(1)) < 0
                    || window.compareTo(LONGEST) > 0
                    || byLimit.values().stream().anyMatch(it -> it < 1 || it > MOST)) {
                throw new IllegalArgumentException(
                        "a limit is 1 to 1,000,000, in a second to 366 days");
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

        /**
         * It may; {@code remaining} may follow at once, and one more of them after {@code next}.
         */
        record Within(Quota quota, int remaining, Duration next) implements Outcome {}

        /** It may not, before {@code next} has passed. */
        record Exceeded(Quota quota, Duration next) implements Outcome {}
    }

    /** So many at once, and as many again, evenly, within a window. */
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
        var until = refused.get(counted);
        if (until != null) {
            var left = Duration.between(clock.instant(), until);
            if (left.isPositive()) {
                return new Outcome.Exceeded(quota, left);
            }
            refused.remove(counted, until);
        }
        var count = counting.count(limit.key(), command.subject(), quota.most(), limits.window());
        if (count.isWithin()) {
            return new Outcome.Within(quota, count.remaining(), count.next());
        }
        remember(counted, count.next());
        return new Outcome.Exceeded(quota, count.next());
    }

    private void remember(Counted counted, Duration left) {
        var now = clock.instant();
        if (refused.size() >= MOST_REMEMBERED) {
            refused.values().removeIf(it -> !it.isAfter(now));
        }
        // Whoever finds no room asks the database each time, which refuses just as well.
        if (refused.size() < MOST_REMEMBERED) {
            refused.put(counted, now.plus(left));
        }
    }
}
