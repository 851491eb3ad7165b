package dev.catraca.domain.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How often a log-in failed in a row, of which the last time was when. Ten lock the address for 30
 * minutes, which is also how long a failure is remembered: guessing slowly gains nothing.
 */
public record FailedLogIns(int count, Instant last) {
    /** How long a failure is remembered, and how long the lock holds. */
    public static final Duration MEMORY = Duration.ofMinutes(30);

    public static final FailedLogIns NONE = new FailedLogIns(0, Instant.EPOCH);
    private static final int MOST = 10;

    /** How long it still takes until one may try again; empty if one may. */
    public Optional<Duration> lockedFor(Instant now) {
        return count < MOST || isForgotten(now)
                ? Optional.empty()
                : Optional.of(Duration.between(now, last.plus(MEMORY)));
    }

    public FailedLogIns andOneMore(Instant now) {
        return new FailedLogIns(isForgotten(now) ? 1 : count + 1, now);
    }

    private boolean isForgotten(Instant now) {
        return !last.plus(MEMORY).isAfter(now);
    }
}
