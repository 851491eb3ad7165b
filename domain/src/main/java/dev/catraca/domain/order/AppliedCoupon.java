package dev.catraca.domain.order;

import dev.catraca.domain.catalogue.Coupon;
import dev.catraca.domain.shared.InvalidValue;
import dev.catraca.domain.shared.Money;
import java.time.Instant;
import java.util.Optional;

/** A coupon that was used, and the {@code discount} it took off all lines together. */
public record AppliedCoupon(String code, Money discount) {
    /** In minor units: a coupon leaves at least this to pay. */
    private static final long LEAST_TOTAL = 100;

    /**
     * The coupon on this total. Empty if it comes to nothing: half a cent of very little is no
     * discount to speak of. Throws {@link InvalidValue} if it does not hold at this time or for
     * this currency, or would leave too little to pay.
     */
    public static Optional<AppliedCoupon> of(Coupon coupon, Money total, Instant at) {
        var discount = coupon.discountOn(total);
        if (!coupon.isValidAt(at) || total.minus(discount).minor() < LEAST_TOTAL) {
            throw new InvalidValue("coupon-invalid", "The coupon cannot be used for this.");
        }
        return discount.isPositive()
                ? Optional.of(new AppliedCoupon(coupon.code().value(), discount))
                : Optional.empty();
    }
}
