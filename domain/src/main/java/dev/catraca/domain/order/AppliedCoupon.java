package dev.catraca.domain.order;

import dev.catraca.domain.shared.Money;

/** A coupon that was used, and the {@code discount} it took off all lines together. */
public record AppliedCoupon(String code, Money discount) {}
