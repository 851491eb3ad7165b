package dev.catraca.adapters.web.v1.catalogue;

import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.domain.catalogue.Coupon;
import dev.catraca.domain.catalogue.CouponCode;
import dev.catraca.domain.catalogue.Discount;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.shared.InvalidValue;
import dev.catraca.domain.shared.Money;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads {@code {"percent" or "amount","validFrom"?,"validUntil"?,"maxUses"?,"maxUsesPerBuyer"?}}.
 * The percentage is in basis points; the amount is {@code {"amount","currency"}}, or a number of
 * minor units in the merchant's currency.
 */
public final class CouponBody {
    private CouponBody() {}

    public static Coupon read(Fields in, Merchant merchant, CouponCode code) {
        var percent = in.optionalInteger("percent", CouponBody::percentage);
        var amount = amount(in, merchant.currency());
        var from = moment(in, "validFrom");
        var until = moment(in, "validUntil");
        var uses = in.optionalInteger("maxUses", Coupon::uses);
        var usesPerBuyer = in.optionalInteger("maxUsesPerBuyer", Coupon::uses);
        return in.done(
                () ->
                        new Coupon(
                                merchant.id(),
                                code,
                                discount(percent, amount),
                                from,
                                until,
                                number(uses),
                                number(usesPerBuyer)));
    }

    private static Discount.Percentage percentage(long share) {
        return new Discount.Percentage(ShareBody.basisPoints(share));
    }

    private static Optional<Money> amount(Fields in, Currency currency) {
        return in.json().get("amount") instanceof JsonObject
                ? in.optionalObject("amount").map(it -> Price.read(it, currency))
                : in.optionalInteger("amount", it -> Price.of(it, currency));
    }

    /** As exact as it is stored. */
    private static Optional<Instant> moment(Fields in, String name) {
        return in.optionalInstant(name).map(it -> it.truncatedTo(ChronoUnit.MICROS));
    }

    private static Discount discount(
            Optional<Discount.Percentage> percent, Optional<Money> amount) {
        if (percent.isPresent() == amount.isPresent()) {
            throw new InvalidValue(
                    "discount-ambiguous", "A coupon takes off a percentage or an amount, one.");
        }
        return percent.<Discount>map(it -> it)
                .orElseGet(() -> new Discount.Fixed(amount.orElseThrow()));
    }

    private static OptionalInt number(Optional<Integer> value) {
        return value.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }
}
