package dev.catraca.application.payment.port;

import dev.catraca.domain.payment.ChargeFact;
import dev.catraca.domain.payment.ChargeReference;
import dev.catraca.domain.payment.PaymentId;
import java.time.Duration;
import java.util.Optional;

/** What a provider answers when asked for a charge. */
public sealed interface ChargeReport {
    /** The present truth; {@code payment} is our own reference that the charge carries, if any. */
    record Known(ChargeReference reference, Optional<PaymentId> payment, ChargeFact fact)
            implements ChargeReport {}

    /** The provider answered: never heard of it. */
    record Absent() implements ChargeReport {}

    /** No clear answer: money may or may not have moved. */
    record Unknown(String cause, Optional<Duration> retryAfter) implements ChargeReport {}
}
