package dev.catraca.application.limits.port;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * Paces what subjects do, for all nodes together, by the generic cell rate algorithm: a quota may
 * be used up at once and comes back evenly, one per {@code window / quota}. There is no moment at
 * which everything is allowed again. What is kept are hints: a crash of the database may lose them.
 */
public interface Counters {
    /**
     * Counts one more, as one statement, alone or inside a transaction.
     *
     * @param subject is not kept as it is
     * @param quota who asks for more is told so, and not counted
     */
    Count count(String limit, String subject, int quota, Duration window);

    /** Forgets some of those who have their whole quota again; how many. */
    int forgetEnded();

    /**
     * What came of it.
     *
     * @param isWithin whether it may happen, and was counted
     * @param remaining how many more may follow at once
     * @param next until there is one more than that
     */
    record Count(boolean isWithin, int remaining, Duration next) {
        /** As it is when somebody's whole quota is back after {@code ahead}. */
        public static Count of(boolean isWithin, Duration ahead, int quota, Duration window) {
            var each = each(quota, window);
            var rest = window.minus(ahead);
            var remaining = rest.isNegative() ? 0 : (int) Math.min(quota, rest.dividedBy(each));
            return new Count(isWithin, remaining, each.multipliedBy(remaining + 1).minus(rest));
        }

        /** How long one takes to come back, as exact as a database's time. */
        public static Duration each(int quota, Duration window) {
            return window.dividedBy(quota).truncatedTo(ChronoUnit.MICROS);
        }
    }
}
