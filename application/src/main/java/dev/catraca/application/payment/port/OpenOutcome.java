package dev.catraca.application.payment.port;

import dev.catraca.domain.payment.ChargeReference;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** What came of asking a provider for a page to pay on. */
public sealed interface OpenOutcome {
    record Opened(ChargeReference reference, URI page) implements OpenOutcome {}

    /** The provider said no, and certainly nothing happened. */
    record Refused(String reason) implements OpenOutcome {}

    /** The request certainly never reached the provider: asking again later is safe. */
    record NotSent(String cause, Optional<Duration> retryAfter) implements OpenOutcome {}

    /** No clear answer: a page may or may not exist. The same key finds out. */
    record Unclear(String cause, Optional<Duration> retryAfter) implements OpenOutcome {}

    /**
     * The provider keeps a failure for this key and will only repeat it. What it may have opened
     * was shown to nobody, so a new attempt with a new key is safe.
     */
    record KeySpent(String cause) implements OpenOutcome {}
}
