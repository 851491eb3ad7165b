package dev.catraca.domain.order;

import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.shared.Money;
import dev.catraca.domain.split.Payee;
import dev.catraca.domain.split.Payee.Role;
import dev.catraca.domain.split.SplitPlan;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * What the buyer committed to. It never changes. The {@code reference} is the client's own id of
 * the order; {@code installments} is in how many parts the buyer may pay at most; the {@code
 * returnUrl} is where the buyer goes afterwards. Until a draft is opened, its lines can change, and
 * coupon and split are not known.
 */
public record OrderTerms(
        MerchantId merchant,
        Optional<String> reference,
        Buyer buyer,
        OrderLines lines,
        Optional<AppliedCoupon> coupon,
        int installments,
        Optional<SplitPlan> split,
        Optional<URI> returnUrl,
        Instant placedAt) {

    /** Without a coupon, and everything is the merchant's. */
    public OrderTerms(
            MerchantId merchant,
            Optional<String> reference,
            Buyer buyer,
            OrderLines lines,
            int installments,
            Optional<URI> returnUrl,
            Instant placedAt) {
        this(
                merchant,
                reference,
                buyer,
                lines,
                Optional.empty(),
                installments,
                Optional.empty(),
                returnUrl,
                placedAt);
    }

    /** What the buyer owes. */
    public Money total() {
        var gross = lines.total();
        return coupon.map(it -> gross.minus(it.discount())).orElse(gross);
    }

    /** Who gets what of it: as agreed, or everything is the merchant's. */
    public SplitPlan splitPlan() {
        return split.orElseGet(
                () ->
                        SplitPlan.allTo(
                                new Payee(
                                        Role.MERCHANT,
                                        merchant.value().toString(),
                                        Optional.empty())));
    }

    /** Whether pieces, or a use of a coupon, are kept for it. */
    public boolean holdsStock() {
        return coupon.isPresent() || lines.all().stream().anyMatch(ProductLine.class::isInstance);
    }

    /** The plan among the lines, which gives access; empty if only products were bought. */
    public Optional<PlanLine> plan() {
        return lines.plan();
    }
}
