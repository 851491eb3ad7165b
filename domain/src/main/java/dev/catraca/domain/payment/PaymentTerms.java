package dev.catraca.domain.payment;

import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.shared.Money;
import java.time.Instant;

/**
 * What one attempt asks of a provider. It is written before the provider is called and never
 * changes, so that a repeated call says exactly the same. The {@code account} is the merchant whose
 * provider account collects.
 */
public record PaymentTerms(
        PaymentId id,
        OrderId order,
        int attempt,
        ProviderName provider,
        MerchantId account,
        Money amount,
        Instant requestedAt,
        Instant expiresAt) {

    /** The idempotency key of opening this attempt: order, attempt number and operation. */
    public String openKey() {
        return "catraca-%s-%d-open".formatted(order, attempt);
    }
}
