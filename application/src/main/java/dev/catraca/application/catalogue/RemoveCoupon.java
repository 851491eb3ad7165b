package dev.catraca.application.catalogue;

import dev.catraca.application.catalogue.port.Coupons;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.domain.catalogue.CouponCode;
import dev.catraca.domain.merchant.MerchantId;

/** Takes a coupon back; orders keep what it took off. */
public final class RemoveCoupon {
    private final Coupons coupons;
    private final Transactions transactions;

    public RemoveCoupon(Coupons coupons, Transactions transactions) {
        this.coupons = coupons;
        this.transactions = transactions;
    }

    /** False if there is none. */
    public boolean remove(MerchantId merchant, CouponCode code) {
        return transactions.compute(() -> coupons.remove(merchant, code));
    }
}
