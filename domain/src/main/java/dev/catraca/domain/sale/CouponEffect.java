package dev.catraca.domain.sale;

import dev.catraca.domain.shared.BasisPoints;
import dev.catraca.domain.shared.Money;

/** What a unit's coupon takes off the price of a plan. */
public sealed interface CouponEffect {
    record Percent(BasisPoints share) implements CouponEffect {}

    record Amount(Money amount) implements CouponEffect {}

    /** The unit's system accepts it and does not say for how much. */
    record Untold() implements CouponEffect {}
}
