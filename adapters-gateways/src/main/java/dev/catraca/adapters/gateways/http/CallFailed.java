package dev.catraca.adapters.gateways.http;

import java.time.Duration;
import java.util.Optional;

/**
 * A call brought no answer to work with. Thrown so that circuit breakers count it, and caught
 * inside the gateway, which turns it into an outcome. Only the kind of failure is told: a text of
 * the other side may hold anything.
 */
public final class CallFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Failure failure;
    private final transient Optional<Duration> retryAfter;

    public CallFailed(Failure failure) {
        this(failure, Optional.empty());
    }

    CallFailed(Failure failure, Optional<Duration> retryAfter) {
        super(failure.code(), null, false, false);
        this.failure = failure;
        this.retryAfter = retryAfter;
    }

    public Failure failure() {
        return failure;
    }

    /** How long the party asks us to wait. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
