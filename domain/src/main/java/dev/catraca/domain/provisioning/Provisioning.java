package dev.catraca.domain.provisioning;

import dev.catraca.domain.order.Access;
import dev.catraca.domain.order.OrderId;
import java.time.Instant;
import java.util.Optional;

/**
 * The one-time effect of a paid order in the main system, and how far it has come. The {@code
 * cause} says why it is tried again or parked; {@code dueAt} is when.
 */
public record Provisioning(
        ProvisioningId id,
        OrderId order,
        ProvisioningState state,
        Access wanted,
        Optional<AccountReference> account,
        Optional<String> cause,
        int attempts,
        Optional<Instant> dueAt,
        Instant createdAt) {}
