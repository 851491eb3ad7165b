package dev.catraca.domain.catalogue;

import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.shared.InvalidValue;
import dev.catraca.domain.shared.Money;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What makes an order cheaper, for a while and so many times. How often it was used stands beside
 * the orders, not here.
 */
public record Coupon(
        MerchantId merchant,
        CouponCode code,
        Discount discount,
        Optional<Instant> validFrom,
        Optional<Instant> validUntil,
        OptionalInt maxUses,
        OptionalInt maxUsesPerBuyer) {
    private static final int MOST_USES = 1_000_000_000;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    public Coupon {
        validFrom.ifPresent(Coupon::moment);
        validUntil.ifPresent(Coupon::moment);
        if (validFrom.isPresent()
                && validUntil.isPresent()
                && !validFrom.get().isBefore(validUntil.get())) {
            throw new InvalidValue("validity-invalid", "A coupon's end comes after its beginning.");
        }
        maxUses.ifPresent(Coupon::uses);
        maxUsesPerBuyer.ifPresent(Coupon::uses);
    }

    /** A time that a calendar shows, of this era; throws {@link InvalidValue}. */
    public static Instant moment(Instant at) {
        if (at.isBefore(Instant.EPOCH) || at.isAfter(LATEST)) {
            throw new InvalidValue(
                    "moment-invalid", "This lies outside of the years 1970 to 9999.");
        }
        return at;
    }

    /** A limit of uses; throws {@link InvalidValue}. */
    public static int uses(long limit) {
        if (limit < 1 || limit > MOST_USES) {
            throw new InvalidValue("uses-invalid", "A limit lies between 1 and 1000000000.");
        }
        return Math.toIntExact(limit);
    }

    /** From its first moment on, and no longer at its end. */
    public boolean isValidAt(Instant at) {
        return validFrom.map(it -> !at.isBefore(it)).orElse(true)
                && validUntil.map(at::isBefore).orElse(true);
    }

    /** What it takes off the total; never more than all. */
    public Money discountOn(Money total) {
        return discount.of(total);
    }
}
