package dev.catraca.domain.payment;

import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.order.OrderId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A provider's message and what became of it. The {@code cause} says why it was ignored or parked,
 * or why it is tried again.
 */
public record Notification(
        UUID id,
        ProviderName provider,
        MerchantId account,
        String eventKey,
        NotificationState state,
        Optional<String> cause,
        Optional<OrderId> order,
        int attempts,
        Instant receivedAt) {}
