package dev.catraca.sandbox.twins.asaas;

import dev.catraca.sandbox.twins.http.Reply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How many requests an account may still make in its window of twelve hours. */
final class RequestBudget {

    private static final Duration WINDOW = Duration.ofHours(12);
    private static final int USUAL_LIMIT = 25_000;

    private final Clock clock;
    private Instant windowEnds = Instant.MIN;
    private int limit = USUAL_LIMIT;
    private int used;

    RequestBudget(Clock clock) {
        this.clock = clock;
    }

    synchronized void limit(int requests) {
        limit = requests;
    }

    /** False if there is none left. */
    synchronized boolean take() {
        Instant now = clock.instant();
        if (!now.isBefore(windowEnds)) {
            windowEnds = now.plus(WINDOW);
            used = 0;
        }
        if (used >= limit) {
            return false;
        }
        used++;
        return true;
    }

    synchronized Reply told(Reply reply) {
        long seconds = Duration.between(clock.instant(), windowEnds).toSeconds();
        return reply.with("RateLimit-Limit", Integer.toString(limit))
                .with("RateLimit-Remaining", Integer.toString(Math.max(0, limit - used)))
                .with("RateLimit-Reset", Long.toString(Math.max(0, seconds)));
    }
}
