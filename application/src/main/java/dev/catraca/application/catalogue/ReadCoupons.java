package dev.catraca.application.catalogue;

import dev.catraca.application.catalogue.port.Coupons;
import dev.catraca.domain.catalogue.Coupon;
import dev.catraca.domain.catalogue.CouponCode;
import dev.catraca.domain.merchant.MerchantId;
import java.util.List;
import java.util.Optional;

/** Shows a merchant's coupons, by code. */
public final class ReadCoupons {
    private final Coupons coupons;

    public ReadCoupons(Coupons coupons) {
        this.coupons = coupons;
    }

    /** Which ones. */
    public sealed interface Query {
        record One(MerchantId merchant, CouponCode code) implements Query {}

        /** Those behind the given one, if one is given. */
        record Page(MerchantId merchant, Optional<CouponCode> after, int limit) implements Query {}
    }

    public List<Coupon> read(Query query) {
        return switch (query) {
            case Query.One(var merchant, var code) ->
                    coupons.find(merchant, code).stream().toList();
            case Query.Page(var merchant, var after, var limit) ->
                    coupons.page(merchant, after, limit);
        };
    }
}
