package dev.catraca.domain.order;

import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.shared.Money;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * What the buyer committed to. It never changes. The {@code reference} is the client's own id of
 * the order; {@code installments} is in how many parts the buyer wants to pay; the {@code
 * returnUrl} is where the buyer goes afterwards.
 */
public record OrderTerms(
        MerchantId merchant,
        Optional<String> reference,
        Buyer buyer,
        OrderLines lines,
        int installments,
        Optional<URI> returnUrl,
        Instant placedAt) {

    public Money total() {
        return lines.total();
    }

    /** The plan among the lines, which gives access; empty if only products were bought. */
    public Optional<PlanLine> plan() {
        return lines.plan();
    }
}
