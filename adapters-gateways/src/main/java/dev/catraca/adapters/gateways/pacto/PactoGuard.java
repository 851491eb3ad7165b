package dev.catraca.adapters.gateways.pacto;

import dev.catraca.adapters.gateways.http.Answer;
import dev.catraca.adapters.gateways.http.BreakerWatch;
import dev.catraca.adapters.gateways.http.CallFailed;
import dev.catraca.adapters.gateways.http.Outgoing;
import dev.catraca.adapters.gateways.http.OutgoingCall;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;

/**
 * All calls to Pacto pass here, by purpose and by API, because a breaker and a bulkhead belong to
 * one method: that one API is down shall not close the other.
 *
 * <p>Only {@link CallFailed} counts against a breaker: no answer, or a server error. Every other
 * answer is a value, so that one unit's bad key closes the door to nobody else. A breaker opens
 * after ten failures in twenty calls and asks again after five seconds.
 */
@Dependent
class PactoGuard {
    /** Somebody waits for what is read, and there may be three reads to one question. */
    private static final Duration READ_LIMIT = Duration.ofSeconds(8);

    private final Outgoing outgoing;
    private final PactoWatches watches;

    @Inject
    PactoGuard(Outgoing outgoing, PactoWatches watches) {
        this.outgoing = outgoing;
        this.watches = watches;
    }

    /** Never repeated, by nobody: Pacto knows no key, so each call sells. */
    @CircuitBreaker(failOn = CallFailed.class, delay = 5_000, successThreshold = 2)
    @Bulkhead(16)
    Answer sellByV3(OutgoingCall call, Duration limit, Supplier<Response> request) {
        return send(watches.saleV3(), call, limit, request);
    }

    /** Never repeated, as above. */
    @CircuitBreaker(failOn = CallFailed.class, delay = 5_000, successThreshold = 2)
    @Bulkhead(16)
    Answer sellByV2(OutgoingCall call, Duration limit, Supplier<Response> request) {
        return send(watches.saleV2(), call, limit, request);
    }

    /** What changes nothing there: a failure that came quickly is tried once more. */
    @Retry(
            maxRetries = 1,
            retryOn = CallFailed.class,
            delay = 200,
            jitter = 100,
            maxDuration = 2_000)
    @CircuitBreaker(failOn = CallFailed.class, delay = 5_000, successThreshold = 2)
    @Bulkhead(12)
    Answer readByV3(OutgoingCall call, AtomicInteger attempts, Supplier<Response> request) {
        return send(
                watches.readV3(), call.attempt(attempts.incrementAndGet()), READ_LIMIT, request);
    }

    /** As above. */
    @Retry(
            maxRetries = 1,
            retryOn = CallFailed.class,
            delay = 200,
            jitter = 100,
            maxDuration = 2_000)
    @CircuitBreaker(failOn = CallFailed.class, delay = 5_000, successThreshold = 2)
    @Bulkhead(12)
    Answer readByV2(OutgoingCall call, AtomicInteger attempts, Supplier<Response> request) {
        return send(
                watches.readV2(), call.attempt(attempts.incrementAndGet()), READ_LIMIT, request);
    }

    /** How long a sale may take in all. */
    Duration saleLimit() {
        return outgoing.total();
    }

    private Answer send(
            BreakerWatch watch, OutgoingCall call, Duration limit, Supplier<Response> request) {
        return watch.follow(() -> outgoing.within(limit).send(call, request).orServerError());
    }
}
