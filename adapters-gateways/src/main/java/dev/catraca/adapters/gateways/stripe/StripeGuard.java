package dev.catraca.adapters.gateways.stripe;

import dev.catraca.adapters.gateways.http.Answer;
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
 * All calls to Stripe pass here, by purpose, because a breaker and a bulkhead belong to one method.
 *
 * <p>Only {@link CallFailed} counts against a breaker: no answer, or a server error. Every other
 * answer is a value, so that one merchant's bad key or busy account closes the door to nobody else.
 * A breaker opens after ten failures in twenty calls and asks again after five seconds.
 */
@Dependent
class StripeGuard {
    private final Outgoing outgoing;
    private final StripeWatches watches;

    @Inject
    StripeGuard(Outgoing outgoing, StripeWatches watches) {
        this.outgoing = outgoing;
        this.watches = watches;
    }

    /** A failure that Stripe stored under the key, and repeats, says nothing about its health. */
    @CircuitBreaker(failOn = CallFailed.class, delay = 5_000, successThreshold = 2)
    @Bulkhead(24)
    Answer open(OutgoingCall call, Supplier<Response> request) {
        return watches.open()
                .follow(() -> StripeWire.orNewServerError(outgoing.send(call, request)));
    }

    /** What moves money between accounts, by keys too. */
    @CircuitBreaker(failOn = CallFailed.class, delay = 5_000, successThreshold = 2)
    @Bulkhead(8)
    Answer transfer(OutgoingCall call, Supplier<Response> request) {
        return watches.transfer()
                .follow(() -> StripeWire.orNewServerError(outgoing.send(call, request)));
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
        return watches.read()
                .follow(
                        () ->
                                outgoing.send(call.attempt(attempts.incrementAndGet()), request)
                                        .orServerError());
    }

    @CircuitBreaker(failOn = CallFailed.class, delay = 5_000, successThreshold = 2)
    @Bulkhead(8)
    Answer cancel(OutgoingCall call, Supplier<Response> request) {
        return watches.cancel().follow(() -> outgoing.send(call, request).orServerError());
    }

    /** What an admin changes of an account, apart from where money moves. */
    @CircuitBreaker(failOn = CallFailed.class, delay = 5_000, successThreshold = 2)
    @Bulkhead(4)
    Answer manage(OutgoingCall call, Supplier<Response> request) {
        return watches.manage().follow(() -> outgoing.send(call, request).orServerError());
    }
}
