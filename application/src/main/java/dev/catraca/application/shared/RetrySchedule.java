package dev.catraca.application.shared;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When to try again: 5 s, 30 s, 2 min, 5 min, 15 min, then hourly without end, each ± 20 % so that
 * what failed together does not return together. Whoever answered names an earliest time.
 */
public final class RetrySchedule {
    private static final List<Duration> PAUSES =
            List.of(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(15),
                    Duration.ofHours(1));

    private final RandomGenerator random;

    public RetrySchedule(RandomGenerator random) {
        this.random = random;
    }

    /** The pause after the given attempt, counted from 1. */
    public Duration after(int attempt, Optional<Duration> retryAfter) {
        var pause = PAUSES.get(Math.clamp(attempt, 1, PAUSES.size()) - 1);
        var jittered = pause.multipliedBy(80 + random.nextInt(41)).dividedBy(100);
        return retryAfter.filter(it -> it.compareTo(jittered) > 0).orElse(jittered);
    }
}
