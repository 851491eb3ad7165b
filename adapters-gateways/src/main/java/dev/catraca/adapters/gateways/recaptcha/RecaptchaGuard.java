package dev.catraca.adapters.gateways.recaptcha;

import dev.catraca.adapters.gateways.http.Answer;
import dev.catraca.adapters.gateways.http.CallFailed;
import dev.catraca.adapters.gateways.http.Outgoing;
import dev.catraca.adapters.gateways.http.OutgoingCall;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;

/** A buyer waits for the answer, so it comes within three seconds or not at all. */
@Dependent
class RecaptchaGuard {
    static final Duration LONGEST = Duration.ofSeconds(3);

    private final Outgoing outgoing;

    @Inject
    RecaptchaGuard(Outgoing outgoing) {
        this.outgoing = outgoing.within(LONGEST);
    }

    /** Gives up as soon as this does. */
    RecaptchaApi client(URI base) {
        return outgoing.client(RecaptchaApi.class, base);
    }

    /** Never repeated: a token is good once, whether or not the first answer arrived. */
    @CircuitBreaker(failOn = CallFailed.class, delay = 5_000, successThreshold = 2)
    @Bulkhead(24)
    Answer verify(OutgoingCall call, Supplier<Response> request) {
        return outgoing.send(call, request).orServerError();
    }
}
