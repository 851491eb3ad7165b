package dev.catraca.adapters.web.gate;

import jakarta.servlet.ServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** What nobody expected: logged once with the request's id, answered without a word about it. */
final class Failures {
    private static final Logger LOG = System.getLogger(Failures.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private Failures() {}

    static Rejected log(ServletRequest request, Throwable failure) {
        if (Outage.causes(failure)) {
            LOG.log(
                    Level.WARNING,
                    "The database is unavailable, request {0}: {1}",
                    RequestId.of(request),
                    failure.getClass().getName());
            return new Rejected(ProblemCode.TEMPORARILY_UNAVAILABLE).retryAfter(PAUSE);
        }
        LOG.log(Level.ERROR, "Request " + RequestId.of(request) + " failed", failure);
        return new Rejected(ProblemCode.INTERNAL_ERROR);
    }
}
