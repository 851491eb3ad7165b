package dev.catraca.wiring;

import dev.catraca.application.shared.port.Doorbell;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The doorbells of this node, one per queue: each ring wakes one waiting worker. */
@ApplicationScoped
class Bells implements Doorbell {
    private final Map<Queue, Semaphore> rings = new EnumMap<>(Queue.class);

    Bells() {
        for (var queue : Queue.values()) {
            rings.put(queue, new Semaphore(0));
        }
    }

    @Override
    public void ring(Queue queue) {
        var bell = bell(queue);
        // Whoever comes looks at the whole queue, so that a few unheard rings say it all.
        if (bell.availablePermits() < 8) {
            bell.release();
        }
    }

    void ringAll() {
        rings.values().forEach(it -> it.release(64));
    }

    /** Waits for a ring, but no longer than the tick. */
    void await(Queue queue, Duration tick) {
        try {
            var _ = bell(queue).tryAcquire(tick.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private Semaphore bell(Queue queue) {
        return java.util.Objects.requireNonNull(rings.get(queue));
    }
}
