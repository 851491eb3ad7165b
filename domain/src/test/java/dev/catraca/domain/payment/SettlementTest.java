package dev.catraca.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.domain.catalogue.BillingCycle;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.merchant.LateMoney;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.order.Buyer;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.order.OrderLines;
import dev.catraca.domain.order.OrderState;
import dev.catraca.domain.order.OrderTerms;
import dev.catraca.domain.order.PlanLine;
import dev.catraca.domain.payment.ChargeFact.Dispute;
import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Every permutation and repetition of what a provider says ends in the same state, for each set of
 * facts that one charge can leave behind.
 */
class SettlementTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Money PRICE = Money.of(19_990, "BRL");
    private static final OrderId ORDER = new OrderId(new UUID(0, 2));
    private static final ChargeReference CHARGE = new ChargeReference("cs_1");

    private static final ChargeFact PENDING = new ChargeFact.Pending();
    private static final ChargeFact EXPIRED = new ChargeFact.Expired(NOW);
    private static final ChargeFact DECLINED = new ChargeFact.Declined("lapsed", NOW);
    private static final ChargeFact PAID = collected(0, Dispute.NONE);
    private static final ChargeFact PART_BACK = collected(5_000, Dispute.NONE);
    private static final ChargeFact MORE_BACK = collected(7_500, Dispute.NONE);
    private static final ChargeFact ALL_BACK = collected(19_990, Dispute.NONE);
    private static final ChargeFact LOST = collected(0, Dispute.LOST);
    private static final ChargeFact PART_FAILED = collected(0, Dispute.NONE, 5_000);
    private static final ChargeFact FIRST_OF_TWO_FAILED = collected(2_500, Dispute.NONE, 5_000);
    private static final ChargeFact ALL_FAILED = collected(0, Dispute.NONE, 19_990);
    private static final ChargeFact BACK_AFTER_FAILURE = collected(19_990, Dispute.NONE, 19_990);

    @Test
    void any_order_of_facts_ends_in_the_same_state() {
        assertEnd(OrderState.PAID, PENDING, PAID, PENDING);
        assertEnd(OrderState.PAID, PENDING, EXPIRED, PAID);
        assertEnd(OrderState.PAID, PENDING, DECLINED, PAID, PAID);
        assertEnd(OrderState.PARTIALLY_REFUNDED, PENDING, PAID, PART_BACK);
        assertEnd(OrderState.PARTIALLY_REFUNDED, PENDING, PAID, PART_BACK, MORE_BACK, PAID);
        assertEnd(OrderState.REFUNDED, PENDING, PAID, PART_BACK, MORE_BACK, ALL_BACK);
        assertEnd(OrderState.CHARGED_BACK, PENDING, PAID, PAID, LOST);
    }

    @Test
    void without_money_the_first_end_stays() {
        assertThat(merge(List.of(PENDING, EXPIRED, DECLINED)).order().state())
                .isEqualTo(OrderState.EXPIRED);
    }

    @Test
    void another_currency_is_another_amount() {
        var dollars =
                new ChargeFact.Collected(
                        Money.of(19_990, "USD"),
                        Optional.empty(),
                        Money.of(0, "USD"),
                        Dispute.NONE,
                        Optional.empty(),
                        NOW);

        assertThat(merge(List.of(dollars)).order().state()).isEqualTo(OrderState.MISPAID);
    }

    @Test
    void a_refund_that_fails_is_undone_in_any_order_of_facts() {
        assertEnd(OrderState.PAID, PENDING, PAID, PART_BACK, PART_FAILED);
        assertEnd(OrderState.PAID, PENDING, PAID, ALL_BACK, ALL_FAILED);
        assertEnd(OrderState.PARTIALLY_REFUNDED, PAID, PART_BACK, MORE_BACK, FIRST_OF_TWO_FAILED);
        assertEnd(OrderState.REFUNDED, PAID, ALL_BACK, ALL_FAILED, BACK_AFTER_FAILURE);
    }

    @Test
    void a_dispute_after_a_failed_refund_suspends_what_was_paid_again() {
        var end = merge(List.of(PAID, ALL_BACK, collected(0, Dispute.OPEN, 19_990)));
        assertThat(end.order().state()).isEqualTo(OrderState.DISPUTED);
        assertThat(merge(List.of(PAID, ALL_BACK, ALL_FAILED)).order())
                .isEqualTo(merge(List.of(PAID)).order());
    }

    /** What the bank takes after all of it went back was not given again. */
    @Test
    void a_dispute_about_money_that_went_back_moves_nothing() {
        for (var dispute : List.of(Dispute.OPEN, Dispute.LOST)) {
            var fact = collected(19_990, dispute);
            assertEnd(OrderState.REFUNDED, PAID, ALL_BACK, fact);
            assertThat(merge(LateMoney.REFUND, List.of(EXPIRED, PAID, ALL_BACK, fact)).order())
                    .isEqualTo(merge(LateMoney.REFUND, List.of(EXPIRED, PAID, ALL_BACK)).order());
        }
    }

    /** A fee is booked some time after the money; whoever knows of it does not forget it. */
    @Test
    void a_fee_that_is_told_later_is_kept_and_changes_no_share() {
        var told =
                new ChargeFact.Collected(
                        PRICE,
                        Optional.empty(),
                        Money.of(0, "BRL"),
                        List.of(),
                        Optional.of(Money.of(836, "BRL")),
                        Dispute.NONE,
                        Optional.of(PaymentMethod.CARD),
                        NOW);
        for (var facts :
                List.<List<ChargeFact>>of(
                        List.of(PAID, told), List.of(told, PAID), List.of(told))) {
            var payment = (Payment.Collected) merge(facts).payment();
            assertThat(payment.fee()).contains(Money.of(836, "BRL"));
            assertThat(payment.left()).isEqualTo(PRICE);
        }
    }

    /** The order is what it was, not what it never was. */
    @Test
    void unwelcome_money_whose_refund_fails_is_unwelcome_again() {
        var late = merge(LateMoney.REFUND, List.of(EXPIRED, PAID));
        assertThat(late.order().state()).isEqualTo(OrderState.PAID_LATE);
        assertThat(merge(LateMoney.REFUND, List.of(EXPIRED, PAID, ALL_BACK, ALL_FAILED)).order())
                .isEqualTo(late.order());

        var other = money(700, 0, Dispute.NONE, 0);
        var mispaid = merge(List.of(other));
        assertThat(mispaid.order().state()).isEqualTo(OrderState.MISPAID);
        var back = money(700, 700, Dispute.NONE, 0);
        var failed = money(700, 0, Dispute.NONE, 700);
        assertThat(merge(List.of(other, back)).order().state()).isEqualTo(OrderState.REFUNDED);
        assertThat(merge(List.of(other, back, failed)).order()).isEqualTo(mispaid.order());
    }

    /** Whatever a bank or a refund makes of it, it is known that nobody needed it. */
    @Test
    void a_second_payment_stays_the_second_one() {
        var paid = merge(List.of(PAID)).order();
        var second = Settlement.of(paid, payment(2), CHARGE, PAID, LateMoney.ACCEPT, NOW);
        assertSecond(PaymentState.DUPLICATE, second);
        var disputed = then(second, collected(0, Dispute.OPEN));
        assertSecond(PaymentState.DISPUTED, disputed);
        assertSecond(PaymentState.DUPLICATE, then(disputed, PAID));
        assertSecond(PaymentState.CHARGED_BACK, then(disputed, LOST));
        var refunded = then(second, ALL_BACK);
        assertSecond(PaymentState.REFUNDED, refunded);
        assertSecond(PaymentState.DUPLICATE, then(refunded, ALL_FAILED));
        // It was disputed, or given back, before anybody looked.
        for (var fact : List.of(collected(0, Dispute.OPEN), LOST, PART_BACK, ALL_BACK)) {
            var late = Settlement.of(paid, payment(2), CHARGE, fact, LateMoney.ACCEPT, NOW);
            assertThat(((Payment.Collected) late.payment()).isDuplicate()).isTrue();
            assertThat(late.order()).isEqualTo(paid);
        }
    }

    private static void assertSecond(PaymentState state, Settlement now) {
        assertThat(now.payment().state()).isEqualTo(state);
        assertThat(((Payment.Collected) now.payment()).isDuplicate()).isTrue();
        assertThat(now.order().state()).isEqualTo(OrderState.PAID);
    }

    private static Settlement then(Settlement before, ChargeFact fact) {
        return Settlement.of(before.order(), before.payment(), CHARGE, fact, LateMoney.ACCEPT, NOW);
    }

    private static void assertEnd(OrderState expected, ChargeFact... facts) {
        Set<String> ends = new HashSet<>();
        for (var permutation : permutations(List.of(facts))) {
            var once = merge(permutation);
            var twice = new ArrayList<>(permutation);
            twice.addAll(permutation);
            assertThat(merge(twice)).isEqualTo(once);
            ends.add(once.order().state() + " " + once.payment().refunded());
        }
        assertThat(ends).hasSize(1).allMatch(it -> it.startsWith(expected + " "));
    }

    private static Settlement merge(List<ChargeFact> facts) {
        return merge(LateMoney.ACCEPT, facts);
    }

    private static Settlement merge(LateMoney lateMoney, List<ChargeFact> facts) {
        var terms =
                new OrderTerms(
                        new MerchantId(new UUID(0, 1)),
                        Optional.empty(),
                        new Buyer(new Email("ana@example.com"), Optional.empty()),
                        OrderLines.of(
                                new PlanLine(
                                        new PlanCode("pro"),
                                        "Pro",
                                        PRICE,
                                        BillingCycle.MONTHLY,
                                        OptionalInt.empty())),
                        1,
                        Optional.empty(),
                        NOW);
        var state = new Settlement(new Order.Open(ORDER, terms), payment(1));
        for (var fact : facts) {
            state = Settlement.of(state.order(), state.payment(), CHARGE, fact, lateMoney, NOW);
        }
        return state;
    }

    private static Payment payment(int attempt) {
        return new Payment.Requested(
                new PaymentTerms(
                        new PaymentId(new UUID(3, attempt)),
                        ORDER,
                        attempt,
                        new ProviderName("stripe"),
                        new MerchantId(new UUID(0, 1)),
                        PRICE,
                        NOW,
                        NOW.plusSeconds(3600)));
    }

    private static ChargeFact collected(long refunded, Dispute dispute) {
        return collected(refunded, dispute, 0);
    }

    private static ChargeFact collected(long refunded, Dispute dispute, long failed) {
        return money(PRICE.minor(), refunded, dispute, failed);
    }

    private static ChargeFact money(long received, long refunded, Dispute dispute, long failed) {
        var failure =
                new ChargeFact.FailedRefund(
                        Optional.empty(), new Money(failed, PRICE.currency()), "unknown");
        return new ChargeFact.Collected(
                new Money(received, PRICE.currency()),
                Optional.empty(),
                new Money(refunded, PRICE.currency()),
                failed == 0 ? List.of() : List.of(failure),
                Optional.empty(),
                dispute,
                Optional.of(PaymentMethod.CARD),
                NOW);
    }

    private static <T> List<List<T>> permutations(List<T> items) {
        if (items.isEmpty()) {
            return List.of(List.of());
        }
        var all = new ArrayList<List<T>>();
        for (var i = 0; i < items.size(); i++) {
            var rest = new ArrayList<>(items);
            var first = rest.remove(i);
            for (var tail : permutations(rest)) {
                var permutation = new ArrayList<T>();
                permutation.add(first);
                permutation.addAll(tail);
                all.add(permutation);
            }
        }
        return all;
    }
}
