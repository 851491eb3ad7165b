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
    private static final ChargeReference CHARGE = new ChargeReference("cs_1");

    private static final ChargeFact PENDING = new ChargeFact.Pending();
    private static final ChargeFact EXPIRED = new ChargeFact.Expired(NOW);
    private static final ChargeFact DECLINED = new ChargeFact.Declined("lapsed", NOW);
    private static final ChargeFact PAID = collected(0, Dispute.NONE);
    private static final ChargeFact PART_BACK = collected(5_000, Dispute.NONE);
    private static final ChargeFact MORE_BACK = collected(7_500, Dispute.NONE);
    private static final ChargeFact ALL_BACK = collected(19_990, Dispute.NONE);
    private static final ChargeFact LOST = collected(0, Dispute.LOST);

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
        var order = new OrderId(new UUID(0, 2));
        var payment =
                new Payment.Requested(
                        new PaymentTerms(
                                new PaymentId(new UUID(0, 3)),
                                order,
                                1,
                                new ProviderName("stripe"),
                                terms.merchant(),
                                PRICE,
                                NOW,
                                NOW.plusSeconds(3600)));
        var state = new Settlement(new Order.Open(order, terms), payment);
        for (var fact : facts) {
            state =
                    Settlement.of(
                            state.order(), state.payment(), CHARGE, fact, LateMoney.ACCEPT, NOW);
        }
        return state;
    }

    private static ChargeFact collected(long refunded, Dispute dispute) {
        return new ChargeFact.Collected(
                PRICE,
                Optional.empty(),
                new Money(refunded, PRICE.currency()),
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
