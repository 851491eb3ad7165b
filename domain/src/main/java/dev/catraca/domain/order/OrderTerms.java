package dev.catraca.domain.order;

import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.shared.Money;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * What the buyer committed to. It never changes. The {@code reference} is the client's own id of
 * the order; the {@code returnUrl} is where the buyer goes afterwards.
 */
public record OrderTerms(
        MerchantId merchant,
        Optional<String> reference,
        Buyer buyer,
        PlanLine plan,
        Optional<URI> returnUrl,
        Instant placedAt) {

    public Money total() {
        return plan.price();
    }
}
