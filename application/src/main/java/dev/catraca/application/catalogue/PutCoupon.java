package dev.catraca.application.catalogue;

import dev.catraca.application.catalogue.port.Coupons;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.domain.catalogue.Coupon;
import java.util.List;

/** Puts out a coupon, or replaces it; how often it was used stays as it is. */
public final class PutCoupon {
    private final Coupons coupons;
    private final Transactions transactions;

    public PutCoupon(Coupons coupons, Transactions transactions) {
        this.coupons = coupons;
        this.transactions = transactions;
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Created() implements Outcome {}

        record Replaced() implements Outcome {}

        /** It was used more often than it now may; nothing was changed. */
        record LimitBelowUsed() implements Outcome {}
    }

    public Outcome put(Coupon coupon) {
        return transactions.compute(
                () -> {
                    var existed = coupons.find(coupon.merchant(), coupon.code()).isPresent();
                    if (!coupons.putAll(List.of(coupon)).isEmpty()) {
                        return new Outcome.LimitBelowUsed();
                    }
                    return existed ? new Outcome.Replaced() : new Outcome.Created();
                });
    }
}
