package dev.catraca.domain.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.shared.BasisPoints;
import dev.catraca.domain.shared.InvalidValue;
import dev.catraca.domain.shared.Money;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CouponTest {
    private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-12-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "1000, 15050, 1505",
        "1000, 5, 1", // half a cent
        "1000, 4, 0",
        "3333, 10000, 3333",
        "10000, 15050, 15050",
        "9999, 1, 1",
        "1, 1000000000000, 100000000",
        "10000, 1000000000000, 1000000000000",
        "5000, 0, 0"
    })
    void a_percentage_is_rounded_to_the_nearest_cent(int share, long total, long off) {
        var coupon = percent(share);
        assertThat(coupon.discountOn(brl(total))).isEqualTo(brl(off));
    }

    @ParameterizedTest
    @CsvSource({"500, 15050, 500", "500, 500, 500", "500, 499, 499", "500, 0, 0"})
    void an_amount_takes_off_no_more_than_all(long amount, long total, long off) {
        var coupon = fixed(amount);
        assertThat(coupon.discountOn(brl(total))).isEqualTo(brl(off));
    }

    @Test
    void an_amount_of_another_currency_is_no_discount_at_all() {
        assertThatThrownBy(() -> fixed(500).discountOn(Money.of(1000, "USD")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_coupon_takes_off_something() {
        refused("discount-empty", () -> percent(0));
        refused("share-invalid", () -> percent(10_001));
        refused("amount-not-positive", () -> fixed(0));
        refused("amount-not-positive", () -> fixed(-1));
    }

    @Test
    void it_is_valid_from_its_first_moment_until_before_its_last() {
        var coupon = valid(Optional.of(FROM), Optional.of(UNTIL));
        assertThat(coupon.isValidAt(FROM.minusNanos(1))).isFalse();
        assertThat(coupon.isValidAt(FROM)).isTrue();
        assertThat(coupon.isValidAt(UNTIL.minusNanos(1))).isTrue();
        assertThat(coupon.isValidAt(UNTIL)).isFalse();
    }

    @Test
    void an_open_end_is_no_end() {
        assertThat(valid(Optional.empty(), Optional.empty()).isValidAt(Instant.MAX)).isTrue();
        assertThat(valid(Optional.of(FROM), Optional.empty()).isValidAt(Instant.MAX)).isTrue();
        assertThat(valid(Optional.empty(), Optional.of(UNTIL)).isValidAt(Instant.MIN)).isTrue();
    }

    @Test
    void its_end_comes_after_its_beginning() {
        refused("validity-invalid", () -> valid(Optional.of(FROM), Optional.of(FROM)));
        refused("validity-invalid", () -> valid(Optional.of(UNTIL), Optional.of(FROM)));
    }

    @Test
    void its_times_are_of_this_era() {
        var tooEarly = Optional.of(Instant.parse("1969-12-31T23:59:59Z"));
        refused("moment-invalid", () -> valid(tooEarly, Optional.empty()));
        var tooLate = Optional.of(Instant.parse("9999-12-31T23:59:59Z").plusSeconds(1));
        refused("moment-invalid", () -> valid(Optional.empty(), tooLate));
    }

    @Test
    void it_can_be_used_at_least_once() {
        assertThat(Coupon.uses(1)).isOne();
        assertThat(Coupon.uses(1_000_000_000)).isEqualTo(1_000_000_000);
        refused("uses-invalid", () -> Coupon.uses(0));
        refused("uses-invalid", () -> Coupon.uses(1_000_000_001));
        refused("uses-invalid", () -> limited(OptionalInt.of(0), OptionalInt.empty()));
        refused("uses-invalid", () -> limited(OptionalInt.empty(), OptionalInt.of(-1)));
    }

    private static Coupon percent(int share) {
        return coupon(
                new Discount.Percentage(new BasisPoints(share)),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty());
    }

    private static Coupon fixed(long amount) {
        return coupon(
                new Discount.Fixed(brl(amount)),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty());
    }

    private static Coupon valid(Optional<Instant> from, Optional<Instant> until) {
        return coupon(
                new Discount.Fixed(brl(1)), from, until, OptionalInt.empty(), OptionalInt.empty());
    }

    private static Coupon limited(OptionalInt uses, OptionalInt perBuyer) {
        return coupon(
                new Discount.Fixed(brl(1)), Optional.empty(), Optional.empty(), uses, perBuyer);
    }

    private static Coupon coupon(
            Discount discount,
            Optional<Instant> from,
            Optional<Instant> until,
            OptionalInt uses,
            OptionalInt perBuyer) {
        return new Coupon(
                new MerchantId(new UUID(0, 1)),
                new CouponCode("NATAL"),
                discount,
                from,
                until,
                uses,
                perBuyer);
    }

    private static Money brl(long minor) {
        return Money.of(minor, "BRL");
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        InvalidValue.class, it -> assertThat(it.code()).isEqualTo(code));
    }
}
