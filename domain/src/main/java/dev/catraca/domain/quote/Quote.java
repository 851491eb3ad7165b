package dev.catraca.domain.quote;

import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.order.AppliedCoupon;
import dev.catraca.domain.order.OrderLines;
import dev.catraca.domain.shared.Money;
import dev.catraca.domain.split.SplitPlan;
import java.time.Instant;
import java.util.Optional;

/**
 * A priced offer. Whoever refers to it before it expires pays exactly this, whatever has become of
 * the catalogue. It expires on a whole second. The split says who gets what, and not yet into which
 * wallets; without one all is the merchant's.
 */
public record Quote(
        QuoteId id,
        MerchantId merchant,
        OrderLines lines,
        Optional<AppliedCoupon> coupon,
        Optional<SplitPlan> split,
        int installments,
        Instant expiresAt) {

    public Money total() {
        return coupon.map(it -> lines.total().minus(it.discount())).orElseGet(lines::total);
    }

    public Instalments instalments() {
        return Instalments.of(total(), installments);
    }

    public boolean isOver(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
