package dev.catraca.application.catalogue.port;

import dev.catraca.domain.catalogue.Coupon;
import dev.catraca.domain.catalogue.CouponCode;
import dev.catraca.domain.merchant.MerchantId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The merchants' coupons. How often each was used stands beside, and is not changed here. */
public interface Coupons {
    Optional<Coupon> find(MerchantId merchant, CouponCode code);

    /** How often it was used, open checkouts included. */
    int used(MerchantId merchant, CouponCode code);

    /** By code, those behind the given one. */
    List<Coupon> page(MerchantId merchant, Optional<CouponCode> after, int limit);

    /**
     * Adds them, or replaces those that exist; no code twice.
     *
     * @return those that stay as they were, because they were used more often than they now may
     */
    Set<CouponCode> putAll(Collection<Coupon> coupons);

    /** False if there is none. */
    boolean remove(MerchantId merchant, CouponCode code);
}
