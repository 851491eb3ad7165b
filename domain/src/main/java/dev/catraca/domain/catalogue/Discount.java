package dev.catraca.domain.catalogue;

import dev.catraca.domain.shared.BasisPoints;
import dev.catraca.domain.shared.InvalidValue;
import dev.catraca.domain.shared.Money;

/** How much less a coupon makes it. */
public sealed interface Discount {
    /** What is taken off; never more than the total. */
    Money of(Money total);

    /** A part of the total, rounded to the nearest minor unit, halves up. */
    record Percentage(BasisPoints share) implements Discount {
        public Percentage {
            if (share.value() == 0) {
                throw new InvalidValue(
                        "discount-empty", "A coupon takes off 1 to 10000 basis points.");
            }
        }

        @Override
        public Money of(Money total) {
            var parts = Math.multiplyExact(total.minor(), (long) share.value());
            return new Money(
                    Math.floorDiv(parts + BasisPoints.WHOLE / 2, BasisPoints.WHOLE),
                    total.currency());
        }
    }

    /** An amount, or all there is if the total is less. */
    record Fixed(Money amount) implements Discount {
        public Fixed {
            amount.positive();
        }

        @Override
        public Money of(Money total) {
            return total.isLessThan(amount) ? total : amount;
        }
    }
}
