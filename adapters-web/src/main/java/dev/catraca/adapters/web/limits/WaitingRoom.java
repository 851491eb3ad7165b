package dev.catraca.adapters.web.limits;

import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Where requests wait that have to ask a provider before they can answer. It holds fewer than the
 * server has threads, so that a provider who is silent never keeps all of them.
 */
public final class WaitingRoom {
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final Semaphore places;

    public WaitingRoom(int places) {
        this.places = new Semaphore(places);
    }

    /** Does the work, or throws {@link Rejected} at once if too many wait already. */
    public <T> T within(Supplier<T> work) {
        if (!places.tryAcquire()) {
            throw new Rejected(ProblemCode.TEMPORARILY_UNAVAILABLE).retryAfter(PAUSE);
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
