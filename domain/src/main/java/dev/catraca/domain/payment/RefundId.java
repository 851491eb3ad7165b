package dev.catraca.domain.payment;

import java.util.UUID;

/** Our own id of a refund; it travels to the provider with each call about it. */
public record RefundId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
