package dev.catraca.application.payment.port;

import dev.catraca.application.payment.port.PaymentProvider.Claim;
import dev.catraca.domain.payment.ChargeReference;
import dev.catraca.domain.payment.PaymentId;
import java.util.Optional;

/** What an authentic notification is about. It is a hint to go and look, never the truth. */
public sealed interface NotificationMeaning {
    /** Something changed about this charge; {@code payment} is our own reference, if it has one. */
    record Look(ChargeReference reference, Optional<PaymentId> payment, Claim claim)
            implements NotificationMeaning {}

    /** A kind of event that says nothing about money or that another one says better. */
    record Irrelevant(String reason) implements NotificationMeaning {}

    /** Authentic, but not in a form we know. */
    record Unreadable(String cause) implements NotificationMeaning {}
}
