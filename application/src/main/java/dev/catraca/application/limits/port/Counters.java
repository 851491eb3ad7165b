package dev.catraca.application.limits.port;

import java.time.Duration;

/**
 * Counts what subjects did, for all nodes together. The counts are hints: a crash of the database
 * may lose them.
 */
public interface Counters {
    /**
     * Counts one more, as one statement, alone or inside a transaction. A subject's window begins
     * with the first count and its next one with the first count after its end.
     *
     * @param subject is not kept as it is
     * @param quota who asks for more is told so, and not counted any further
     */
    Count count(String limit, String subject, int quota, Duration window);

    /** Forgets some of the windows that have ended; how many. */
    int forgetEnded();

    /**
     * What was counted for a subject.
     *
     * @param used this one included; more than the quota if it came too often
     * @param left until the window ends
     */
    record Count(int used, Duration left) {}
}
