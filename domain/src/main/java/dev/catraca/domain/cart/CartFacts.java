package dev.catraca.domain.cart;

import dev.catraca.domain.catalogue.Affiliate;
import dev.catraca.domain.catalogue.Coupon;
import dev.catraca.domain.catalogue.Plan;
import dev.catraca.domain.catalogue.Product;
import dev.catraca.domain.catalogue.RegisteredBuyer;
import dev.catraca.domain.order.Order;
import java.util.Map;
import java.util.Optional;

/**
 * Our own records of everything that a claim names, as they were at one moment. The order may be
 * another company's of the same platform. Without a platform the company is its own.
 */
public record CartFacts(
        Seller company,
        Seller platform,
        Optional<Order> order,
        Optional<RegisteredBuyer> buyer,
        Map<String, Stocked> products,
        Map<String, Plan> plans,
        Optional<CouponUses> coupon,
        Optional<Affiliate> affiliate) {
    public CartFacts {
        products = Map.copyOf(products);
        plans = Map.copyOf(plans);
    }

    /** A product, and how many pieces nobody has reserved. */
    public record Stocked(Product product, int available) {}

    /** A coupon, and how often it was used, by anybody and by this buyer. */
    public record CouponUses(Coupon coupon, int used, int usedByBuyer) {
        /** Whether another use is within its limits. */
        public boolean isLeft() {
            return coupon.maxUses().orElse(Integer.MAX_VALUE) > used
                    && coupon.maxUsesPerBuyer().orElse(Integer.MAX_VALUE) > usedByBuyer;
        }
    }
}
