package dev.catraca.domain.payment;

import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.shared.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * A wish to give part of a payment back, and what came of it. The {@code reason} is whatever
 * somebody typed; the {@code reference} is the provider's, the {@code cause} says why it is not
 * done.
 */
public record Refund(
        RefundId id,
        OrderId order,
        PaymentId payment,
        Money amount,
        String reason,
        RefundState state,
        Instant requestedAt,
        Optional<String> reference,
        Optional<String> cause) {

    /** A reason may name people. */
    @Override
    public String toString() {
        return "Refund[%s, %s]".formatted(id, state);
    }
}
