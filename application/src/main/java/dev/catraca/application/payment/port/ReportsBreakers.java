package dev.catraca.application.payment.port;

import dev.catraca.domain.merchant.ProviderName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A provider whose gateway tells how its circuit breakers stand, on this node. */
public interface ReportsBreakers {
    ProviderName provider();

    /**
     * What a repeated request means: 1 if the provider honours a key, 2 if it can be read by our
     * reference, 3 if neither.
     */
    int guaranteeClass();

    List<Breaker> breakers();

    /** How many calls an account may make, if the provider says so. */
    default Optional<Budget> budget() {
        return Optional.empty();
    }

    /** So many calls in any window of this length. */
    record Budget(int limit, Duration window) {
        /**
         * Whether what is left is kept for calls that somebody waits for: 95 % are used. Who goes
         * on polling would not be able to sell.
         */
        public boolean isScarce(long used) {
            return used * 100 >= limit * 95L;
        }
    }

    /** Since when calls for this purpose are, or are not, let through. */
    record Breaker(String operation, State state, Instant since) {}

    /** Half open: one call at a time is let through, to try. */
    enum State {
        CLOSED,
        HALF_OPEN,
        OPEN
    }
}
