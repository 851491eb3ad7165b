package dev.catraca.domain.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.shared.BasisPoints;
import dev.catraca.domain.shared.InvalidValue;
import dev.catraca.domain.shared.Money;
import dev.catraca.domain.split.Payee.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SplitPlanTest {
    private static final Payee COMPANY = payee(Role.MERCHANT, "company");
    private static final Payee AFFILIATE = payee(Role.AFFILIATE, "affiliate");
    private static final Payee PLATFORM = new Payee(Role.PLATFORM, "platform", Optional.empty());
    private static final int CASES = 1_000_000;

    @Test
    void percentages_are_rounded_to_the_largest_remainder_and_the_owner_takes_the_rest() {
        assertThat(amounts(plan(9_000, 1_000).allot(brl(15_050))))
                .containsExactly(13_545L, 1_505L, 0L);
        assertThat(amounts(plan(3_333, 3_333).allot(brl(100)))).containsExactly(33L, 33L, 34L);
        // 0.5 + 0.5: of equal remainders the first gets the cent.
        assertThat(amounts(plan(5_000, 5_000).allot(brl(1)))).containsExactly(1L, 0L, 0L);
    }

    @Test
    void whoever_holds_the_account_keeps_its_part_and_all_others_leave() {
        var platform = new MerchantId(UUID.randomUUID());
        var company = new MerchantId(UUID.randomUUID());
        var owner =
                new Payee(Role.PLATFORM, platform.value().toString(), Optional.of("w-platform"));
        var seller = new Payee(Role.MERCHANT, company.value().toString(), Optional.of("w-company"));
        var plan =
                new SplitPlan(
                        owner,
                        List.of(
                                new Share.Percentage(seller, new BasisPoints(8_000)),
                                new Share.Percentage(AFFILIATE, new BasisPoints(1_000))));

        assertThat(leaving(plan, platform)).containsExactly(seller, AFFILIATE);
        assertThat(leaving(plan, company)).containsExactly(AFFILIATE, owner);
        assertThat(leaving(plan, new MerchantId(UUID.randomUUID())))
                .containsExactly(seller, AFFILIATE);
    }

    @Test
    void nothing_leaves_for_nobody_or_to_the_same_wallet() {
        var platform = new MerchantId(UUID.randomUUID());
        var owner = new Payee(Role.PLATFORM, platform.value().toString(), Optional.of("w"));
        var same = new Payee(Role.MERCHANT, "company", Optional.of("w"));
        var plan =
                new SplitPlan(
                        owner,
                        List.of(
                                new Share.Percentage(same, new BasisPoints(8_000)),
                                new Share.Percentage(AFFILIATE, new BasisPoints(0))));

        assertThat(leaving(plan, platform)).isEmpty();
    }

    private static List<Payee> leaving(SplitPlan plan, MerchantId account) {
        return plan.leaving(account, plan.allot(brl(1_000))).stream()
                .map(Allotment.Part::payee)
                .toList();
    }

    @Test
    void percentages_are_of_the_net_amount_so_everybody_bears_the_fee() {
        var allotment = plan(8_000, 1_000).allot(brl(500), brl(401));

        assertThat(amounts(allotment)).containsExactly(321L, 40L, 40L);
        assertThat(allotment.fee()).isEqualTo(brl(99));
        assertThat(allotment.total()).isEqualTo(brl(500));
    }

    @Test
    void a_fixed_share_comes_first_and_never_exceeds_the_amount() {
        var plan =
                new SplitPlan(
                        PLATFORM,
                        List.of(
                                new Share.Fixed(AFFILIATE, brl(250)),
                                new Share.Percentage(COMPANY, new BasisPoints(7_500))));

        assertThat(amounts(plan.allot(brl(1_000)))).containsExactly(250L, 750L, 0L);
        assertThatThrownBy(() -> plan.allot(brl(999)))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        it -> assertThat(it.code()).isEqualTo("split-exceeds-amount"));
    }

    @Test
    void shares_of_more_than_the_whole_are_refused() {
        assertThatThrownBy(() -> plan(9_000, 1_001)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void what_goes_back_in_steps_goes_back_as_in_one() {
        var allotment = plan(9_000, 1_000).allot(brl(10_000), brl(9_651));
        var before = allotment.returned(brl(0));
        for (var refunded = 1; refunded <= 10_000; refunded++) {
            var now = allotment.returned(brl(refunded));
            assertThat(now.total()).isEqualTo(brl(refunded));
            assertThat(amounts(now.minus(before))).allMatch(it -> it >= 0);
            assertThat(now.fee().isLessThan(before.fee())).isFalse();
            before = now;
        }
        assertThat(before).isEqualTo(allotment);
    }

    @Test
    void whatever_is_divided_adds_up_and_comes_back_to_zero() {
        var random = new SplittableRandom(20_261_122);
        for (var i = 0; i < CASES; i++) {
            var gross = random.nextLong(1, 100_000_000_000L);
            var net = random.nextLong(0, gross + 1);
            var plan = plan(random);
            var allotment = plan.allot(brl(gross), brl(net));
            if (allotment.total().minor() != gross
                    || allotment.parts().stream().anyMatch(it -> it.amount().minor() < 0)) {
                throw new AssertionError(gross + " " + net + " " + plan);
            }
            var left = allotment;
            var back = allotment.returned(brl(0));
            for (var refunded = 0L; refunded < gross; ) {
                refunded = Math.min(gross, refunded + random.nextLong(1, gross + 1));
                var now = allotment.returned(brl(refunded));
                left = left.minus(now.minus(back));
                back = now;
            }
            if (!left.fee().isZero()
                    || left.parts().stream().anyMatch(it -> !it.amount().isZero())) {
                throw new AssertionError(gross + " " + net + " " + plan + " leaves " + left);
            }
        }
    }

    private static SplitPlan plan(SplittableRandom random) {
        var shares = new ArrayList<Share>();
        var left = BasisPoints.WHOLE;
        for (var i = random.nextInt(0, 6); i > 0; i--) {
            var part = random.nextInt(0, left + 1);
            shares.add(
                    new Share.Percentage(
                            payee(Role.MERCHANT, "payee-" + i), new BasisPoints(part)));
            left -= part;
        }
        return new SplitPlan(PLATFORM, shares);
    }

    private static SplitPlan plan(int company, int affiliate) {
        return new SplitPlan(
                PLATFORM,
                List.of(
                        new Share.Percentage(COMPANY, new BasisPoints(company)),
                        new Share.Percentage(AFFILIATE, new BasisPoints(affiliate))));
    }

    private static List<Long> amounts(Allotment allotment) {
        return allotment.parts().stream().map(it -> it.amount().minor()).toList();
    }

    private static Payee payee(Role role, String reference) {
        return new Payee(role, reference, Optional.of("wallet-" + reference));
    }

    private static Money brl(long minor) {
        return Money.of(minor, "BRL");
    }
}
