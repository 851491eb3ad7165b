package dev.catraca.adapters.gateways.asaas;

import dev.catraca.adapters.gateways.http.Answer;
import dev.catraca.adapters.gateways.http.BreakerWatch;
import dev.catraca.adapters.gateways.http.CallFailed;
import dev.catraca.adapters.gateways.http.Outgoing;
import dev.catraca.adapters.gateways.http.OutgoingCall;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;

/**
 * All calls to Asaas pass here, by purpose, because a breaker and a bulkhead belong to one method.
 *
 * <p>Only {@link CallFailed} counts against a breaker: no answer, or a server error. Every other
 * answer is a value, so that one merchant's bad key or spent quota closes the door to nobody else.
 * A breaker opens after ten failures in twenty calls and asks again after five seconds.
 */
@Dependent
class AsaasGuard {
    private final Outgoing outgoing;
    private final AsaasWatches watches;

    @Inject
    AsaasGuard(Outgoing outgoing, AsaasWatches watches) {
        this.outgoing = outgoing;
        this.watches = watches;
    }

    /** Never repeated here: Asaas knows no key, so each call opens a page of its own. */
    @CircuitBreaker(failOn = CallFailed.class, delay = 5_000, successThreshold = 2)
    @Bulkhead(24)
    Answer open(OutgoingCall call, Supplier<Response> request) {
        return send(watches.open(), call, request);
    }

    /** Reading changes nothing, so a failure that came quickly is tried once more. */
    @Retry(
            maxRetries = 1,
            retryOn = CallFailed.class,
            delay = 200,
            jitter = 100,
            maxDuration = 2_000)
    @CircuitBreaker(failOn = CallFailed.class, delay = 5_000, successThreshold = 2)
    @Bulkhead(16)
    Answer read(OutgoingCall call, AtomicInteger attempts, Supplier<Response> request) {
        return send(watches.read(), call.attempt(attempts.incrementAndGet()), request);
    }

    @CircuitBreaker(failOn = CallFailed.class, delay = 5_000, successThreshold = 2)
    @Bulkhead(8)
    Answer cancel(OutgoingCall call, Supplier<Response> request) {
        return send(watches.cancel(), call, request);
    }

    /** Never repeated here: Asaas knows no key, so each call gives money back once more. */
    @CircuitBreaker(failOn = CallFailed.class, delay = 5_000, successThreshold = 2)
    @Bulkhead(8)
    Answer refund(OutgoingCall call, Supplier<Response> request) {
        return send(watches.refund(), call, request);
    }

    /** What is set at the account, apart from where money moves. */
    @CircuitBreaker(failOn = CallFailed.class, delay = 5_000, successThreshold = 2)
    @Bulkhead(4)
    Answer manage(OutgoingCall call, Supplier<Response> request) {
        return send(watches.manage(), call, request);
    }

    private Answer send(BreakerWatch watch, OutgoingCall call, Supplier<Response> request) {
        return watch.follow(() -> outgoing.send(call, request).orServerError());
    }
}
