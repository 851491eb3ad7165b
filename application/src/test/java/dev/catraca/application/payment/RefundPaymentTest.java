package dev.catraca.application.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catraca.application.fakes.KeyedRefunds.Trouble;
import dev.catraca.application.fakes.PageProvider;
import dev.catraca.application.payment.RefundPayment.Outcome;
import dev.catraca.application.payment.SettlePayments.Hint;
import dev.catraca.application.payment.port.Payments.Stage;
import dev.catraca.application.quote.IssueQuote;
import dev.catraca.domain.access.Principal;
import dev.catraca.domain.access.Scope;
import dev.catraca.domain.merchant.LateMoney;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.order.Access;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.order.OrderState;
import dev.catraca.domain.order.TimelineEntry;
import dev.catraca.domain.order.TimelineEntry.Event;
import dev.catraca.domain.payment.ChargeFact;
import dev.catraca.domain.payment.ChargeFact.Dispute;
import dev.catraca.domain.payment.Payment;
import dev.catraca.domain.payment.PaymentId;
import dev.catraca.domain.payment.PaymentMethod;
import dev.catraca.domain.payment.PaymentState;
import dev.catraca.domain.payment.RefundId;
import dev.catraca.domain.payment.RefundState;
import dev.catraca.domain.shared.Money;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever dies or stays silent on the way, money goes back once, and never more than came. */
class RefundPaymentTest {
    private static final String ANA = "ana@example.com";
    private static final Principal OPERATOR =
            new Principal(new UUID(9, 9), Optional.empty(), Set.of(Scope.REFUNDS_WRITE));

    private Shop shop = new Shop();
    private final RefundId id = new RefundId(UUID.randomUUID());

    @Test
    void what_the_provider_took_on_is_read_at_once() {
        var order = paid();
        willTell(19_990);

        var done = (Outcome.Done) refund(order, Optional.empty());

        assertThat(done.refund().amount()).isEqualTo(brl(19_990));
        assertThat(shop.order(order).state()).isEqualTo(OrderState.REFUNDED);
        assertThat(back()).isEqualTo(19_990);
        assertThat(events(order))
                .containsSubsequence(
                        Event.REFUND_REQUESTED, Event.REFUND_ACCEPTED, Event.ORDER_CHANGED);
    }

    @Test
    void parts_go_back_until_nothing_is_left() {
        var order = paid();
        willTell(5_000);
        refund(order, Optional.of(brl(5_000)));
        assertThat(shop.order(order).state()).isEqualTo(OrderState.PARTIALLY_REFUNDED);

        assertThat(another(order, Optional.of(brl(14_991))))
                .isEqualTo(new Outcome.TooMuch(brl(14_990)));
        willTell(19_990);
        assertThat(another(order, Optional.empty())).isInstanceOf(Outcome.Done.class);
        assertThat(back()).isEqualTo(19_990);
        assertThat(another(order, Optional.empty()))
                .isEqualTo(new Outcome.NothingLeft(OrderState.REFUNDED));
    }

    /** The provider's own account of it may be behind. */
    @Test
    void what_was_taken_on_counts_before_the_provider_tells_of_it() {
        var order = paid();
        refund(order, Optional.of(brl(10_000)));
        assertThat(shop.order(order).state()).isEqualTo(OrderState.PAID);

        assertThat(another(order, Optional.of(brl(9_991))))
                .isEqualTo(new Outcome.TooMuch(brl(9_990)));
        assertThat(another(order, Optional.of(brl(9_990)))).isInstanceOf(Outcome.Done.class);
        assertThat(another(order, Optional.empty()))
                .isEqualTo(new Outcome.NothingLeft(OrderState.PAID));
        assertThat(back()).isEqualTo(19_990);
    }

    @Test
    void while_one_is_under_way_there_is_no_second() {
        var order = paid();
        shop.giving.next(Trouble.SILENCE_BEFORE);
        assertThat(refund(order, Optional.of(brl(1)))).isInstanceOf(Outcome.Pending.class);
        assertThat(another(order, Optional.of(brl(1)))).isInstanceOf(Outcome.UnderWay.class);
    }

    @Test
    void a_refusal_is_certain_and_leaves_all_as_it_was() {
        var order = paid();
        shop.giving.next(Trouble.REFUSAL);

        var refused = (Outcome.Refused) refund(order, Optional.empty());

        assertThat(refused.refund().cause()).contains("charge_already_refunded");
        assertThat(events(order)).contains(Event.REFUND_REFUSED);
        assertThat(refund(order, Optional.empty())).isInstanceOf(Outcome.Refused.class);
        assertThat(shop.giving.keys()).hasSize(1);
        assertThat(another(order, Optional.empty())).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void a_refund_that_fails_later_is_undone_and_can_be_asked_for_again() {
        var order = paid();
        shop.settle();
        willTell(19_990);
        refund(order, Optional.empty());
        shop.settle();
        assertThat(shop.order(order).access()).isEqualTo(Access.REVOKED);

        willFail(19_990, "expired_or_canceled_card");
        ringTwice();

        var failed = ((Outcome.Failed) refund(order, Optional.empty())).refund();
        assertThat(failed.cause()).contains("expired_or_canceled_card");
        assertThat(failed.reference()).isPresent();
        assertThat(shop.order(order).state()).isEqualTo(OrderState.PAID);
        assertThat(events(order))
                .containsOnlyOnce(Event.REFUND_FAILED)
                .containsOnlyOnce(Event.ACCESS_REVOKED)
                .doesNotContain(Event.ACCESS_RESTORED);
        assertBooked(0);

        willTell(19_990, 19_990);
        assertThat(another(order, Optional.empty())).isInstanceOf(Outcome.Done.class);
        assertThat(Set.copyOf(shop.giving.keys())).hasSize(2);
        assertThat(shop.order(order).state()).isEqualTo(OrderState.REFUNDED);
        assertBooked(19_990);
    }

    @Test
    void of_two_parts_the_one_that_fails_is_owed_again() {
        var order = paid();
        willTell(5_000);
        refund(order, Optional.of(brl(5_000)));
        willTell(7_000);
        another(order, Optional.of(brl(2_000)));

        shop.page().becomes(failed(2_000, 5_000, "unknown"));
        ringTwice();

        assertThat(shop.order(order).state()).isEqualTo(OrderState.PARTIALLY_REFUNDED);
        assertThat(shop.database.refunds().of(order))
                .extracting(it -> it.state())
                .containsExactly(RefundState.FAILED, RefundState.DONE);
        assertBooked(2_000);
        assertThat(another(order, Optional.of(brl(17_991))))
                .isEqualTo(new Outcome.TooMuch(brl(17_990)));
    }

    /** The notification overtakes our own record of what was accepted. */
    @Test
    void a_failure_that_is_read_before_the_refund_is_recorded_is_seen_again() {
        var order = paid();
        var dying = shop.refunding(new DyingTransactions(shop.database.transactions()));
        assertThatThrownBy(() -> refund(dying, id, order, Optional.empty(), Optional.empty()))
                .hasMessage("killed");
        willFail(19_990, "unknown");
        ringTwice();
        assertThat(shop.database.refunds().of(order).getFirst().state())
                .isEqualTo(RefundState.REQUESTED);

        carryOutIn(Duration.ofSeconds(61));
        assertThat(refund(order, Optional.empty())).isInstanceOf(Outcome.Failed.class);
        assertThat(shop.order(order).state()).isEqualTo(OrderState.PAID);
        assertBooked(0);
    }

    @Test
    void a_refund_can_fail_more_than_once() {
        var order = paid();
        for (var failed : List.of(0L, 19_990L, 39_980L)) {
            shop.page().becomes(failed(19_990, failed, "unknown"));
            look(order);
            assertBooked(19_990);
            shop.page().becomes(failed(0, failed + 19_990, "unknown"));
            look(order);
            assertBooked(0);
        }
        assertThat(shop.order(order).state()).isEqualTo(OrderState.PAID);
    }

    /** They left the stock when the order was paid first, and never came back. */
    @Test
    void pieces_are_taken_once_though_the_order_is_paid_again() {
        shop.sell(true, Map.of(PageProvider.NAME, "w-maria"));
        var quote = ((IssueQuote.Outcome.Issued) shop.quoting.issue(shop.offerCommand())).quote();
        var started = shop.starting.start(shop.checkout(quote, ANA));
        var order = ((StartPayment.Outcome.Opened) started).order();
        shop.page().becomes(shop.paid(13_545));
        look(order);
        shop.page().becomes(shop.collected(13_545, 13_545, Dispute.NONE));
        look(order);
        assertThat(shop.order(order).state()).isEqualTo(OrderState.REFUNDED);
        shop.page()
                .becomes(
                        new ChargeFact.Collected(
                                brl(13_545),
                                Optional.empty(),
                                brl(0),
                                List.of(
                                        new ChargeFact.FailedRefund(
                                                Optional.empty(), brl(13_545), "unknown")),
                                Optional.empty(),
                                Dispute.NONE,
                                Optional.of(PaymentMethod.CARD),
                                shop.clock.instant()));
        look(order);
        assertThat(shop.order(order).state()).isEqualTo(OrderState.PAID);
        assertThat(shop.stock.taken).containsExactly(order);
    }

    /** A read must not come before the end of the call that it is to find. */
    @Test
    void what_may_still_be_under_way_is_left_alone_for_as_long_as_a_call_can_last() {
        var order = paid();
        shop.giving.next(Trouble.SILENCE_AFTER);
        refund(order, Optional.empty());
        shop.clock.advance(OpenPayment.LONGEST_CALL.minusSeconds(1));
        assertThat(shop.carrying.carryOutDue()).isZero();
        shop.clock.advance(Duration.ofSeconds(2));
        assertThat(shop.carrying.carryOutDue()).isOne();
    }

    /** Without an account nobody can look, so it may have been done as before. */
    @Test
    void what_was_perhaps_done_stays_unknown_while_there_is_no_account() {
        var order = paid();
        shop.giving.next(Trouble.SILENCE_AFTER);
        refund(order, Optional.empty());
        var accounts = shop.database.providerAccounts();
        var account = accounts.find(shop.merchant, PageProvider.NAME).orElseThrow();
        accounts.forget(shop.merchant, PageProvider.NAME);
        carryOutIn(Duration.ofSeconds(31));
        assertThat(shop.database.refunds().of(order).getFirst().state())
                .isEqualTo(RefundState.UNKNOWN);

        shop.database.transactions().run(() -> accounts.put(account));
        willTell(19_990);
        carryOutIn(Duration.ofHours(1));
        assertRefundedOnce(order);
        assertThat(Set.copyOf(shop.giving.keys())).hasSize(1);
    }

    /** Somebody else's refund, or one of another payment, is none of ours. */
    @Test
    void only_the_refund_that_failed_fails() {
        var order = paid();
        willTell(100);
        refund(order, Optional.of(brl(100)));
        var stranger =
                new ChargeFact.FailedRefund(
                        Optional.of(new RefundId(UUID.randomUUID())), brl(50), "unknown");
        var nobody = new ChargeFact.FailedRefund(Optional.empty(), brl(50), "unknown");
        shop.page().becomes(collected(100, List.of(stranger, nobody)));
        ringTwice();
        assertThat(refund(order, Optional.of(brl(100)))).isInstanceOf(Outcome.Done.class);
        assertThat(events(order)).doesNotContain(Event.REFUND_FAILED);
        assertBooked(100);

        var other = paid("bia@example.com");
        var ours = new ChargeFact.FailedRefund(Optional.of(id), brl(100), "unknown");
        shop.page().becomes(collected(0, List.of(ours)));
        ringTwice();
        assertThat(events(other)).doesNotContain(Event.REFUND_FAILED);
        assertThat(refund(order, Optional.of(brl(100)))).isInstanceOf(Outcome.Done.class);
    }

    private void willFail(long amount, String reason) {
        shop.page().becomes(failed(0, amount, reason));
    }

    private ChargeFact failed(long refunded, long failed, String reason) {
        return collected(
                refunded,
                List.of(new ChargeFact.FailedRefund(Optional.of(id), brl(failed), reason)));
    }

    private ChargeFact collected(long refunded, List<ChargeFact.FailedRefund> failed) {
        return new ChargeFact.Collected(
                brl(19_990),
                Optional.empty(),
                brl(refunded),
                failed,
                Optional.empty(),
                Dispute.NONE,
                Optional.of(PaymentMethod.CARD),
                shop.clock.instant());
    }

    private void willTell(long refunded, long failed) {
        shop.page().becomes(failed(refunded, failed, "unknown"));
    }

    private void ringTwice() {
        var reference = shop.page().reference.value();
        shop.ring(reference + "#failed");
        shop.settle();
        shop.ring(reference + "#failed-again");
        shop.settle();
    }

    /** So much of what the buyer paid is the buyer's again. */
    private void assertBooked(long back) {
        assertThat(shop.database.ledger().balance("buyer")).isEqualTo(back - 19_990);
    }

    @Test
    void a_boleto_cannot_go_back() {
        var order = shop.opened(ANA);
        shop.page()
                .becomes(
                        new ChargeFact.Collected(
                                brl(19_990),
                                Optional.empty(),
                                brl(0),
                                Dispute.NONE,
                                Optional.of(PaymentMethod.BOLETO),
                                shop.clock.instant()));
        look(order);
        assertThat(refund(order, Optional.empty())).isInstanceOf(Outcome.NotOffered.class);
        assertThat(shop.database.refunds().of(order)).isEmpty();
    }

    @Test
    void what_is_not_paid_or_in_dispute_has_nothing_to_give_back() {
        var order = shop.opened(ANA);
        assertThat(refund(order, Optional.empty()))
                .isEqualTo(new Outcome.NothingLeft(OrderState.OPEN));
        shop.page().becomes(shop.collected(19_990, 0, Dispute.OPEN));
        look(order);
        assertThat(refund(order, Optional.empty()))
                .isEqualTo(new Outcome.NothingLeft(OrderState.DISPUTED));
        assertThat(shop.giving.keys()).isEmpty();
    }

    @Test
    void another_merchant_s_order_is_unknown_and_so_is_a_payment_of_another_order() {
        var order = paid();
        var stranger =
                new Principal(
                        new UUID(9, 8),
                        Optional.of(new MerchantId(new UUID(0, 2))),
                        Set.of(Scope.REFUNDS_WRITE));
        assertThat(
                        shop.refunding.refund(
                                new RefundPayment.Command(
                                        id,
                                        order,
                                        Optional.empty(),
                                        Optional.empty(),
                                        "x",
                                        stranger)))
                .isInstanceOf(Outcome.OrderUnknown.class);
        var foreign = Optional.of(new PaymentId(UUID.randomUUID()));
        assertThat(refund(shop.refunding, id, order, foreign, Optional.empty()))
                .isInstanceOf(Outcome.PaymentUnknown.class);
    }

    @Test
    void late_money_goes_back_and_ends_its_order() {
        shop = new Shop(LateMoney.REFUND);
        var order = shop.opened(ANA);
        shop.page().becomes(new ChargeFact.Expired(shop.clock.instant()));
        look(order);
        shop.page().becomes(shop.paid(19_990));
        shop.ring(shop.page().reference.value());
        shop.settle();
        assertThat(shop.order(order).state()).isEqualTo(OrderState.PAID_LATE);

        willTell(19_990);
        assertThat(refund(order, Optional.empty())).isInstanceOf(Outcome.Done.class);
        assertThat(shop.order(order).state()).isEqualTo(OrderState.REFUNDED);
    }

    @Test
    void another_amount_goes_back_as_it_came() {
        var order = shop.opened(ANA);
        shop.page().becomes(shop.paid(700));
        look(order);
        assertThat(shop.order(order).state()).isEqualTo(OrderState.MISPAID);

        shop.page().becomes(shop.collected(700, 700, Dispute.NONE));
        var done = (Outcome.Done) refund(order, Optional.empty());
        assertThat(done.refund().amount()).isEqualTo(brl(700));
        assertThat(shop.order(order).state()).isEqualTo(OrderState.REFUNDED);
    }

    @Test
    void a_crash_before_the_call_is_healed_by_the_clock() {
        heals(Trouble.DEATH_BEFORE);
    }

    @Test
    void a_crash_after_the_call_is_healed_by_the_clock() {
        heals(Trouble.DEATH_AFTER);
    }

    private void heals(Trouble death) {
        var order = paid();
        shop.giving.next(death);
        assertThatThrownBy(() -> refund(order, Optional.empty())).hasMessage("killed");
        assertThat(shop.carrying.carryOutDue()).isZero();
        // Its caller asks again, and is not the one who carries it out.
        assertThat(refund(order, Optional.empty())).isInstanceOf(Outcome.Pending.class);

        willTell(19_990);
        carryOutIn(Duration.ofSeconds(61));
        assertRefundedOnce(order);
        assertThat(shop.giving.keys()).hasSize(2).containsOnly(shop.giving.keys().getFirst());
        assertThat(refund(order, Optional.empty())).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void a_crash_before_the_record_is_healed_by_the_clock() {
        var order = paid();
        var dying = shop.refunding(new DyingTransactions(shop.database.transactions()));
        assertThatThrownBy(() -> refund(dying, id, order, Optional.empty(), Optional.empty()))
                .hasMessage("killed");
        assertThat(back()).isEqualTo(19_990);

        willTell(19_990);
        carryOutIn(Duration.ofSeconds(61));
        assertRefundedOnce(order);
    }

    /** The payment is due from the moment in which the refund is recorded. */
    @Test
    void silence_when_the_payment_is_read_is_healed_by_settling() {
        var order = paid();
        shop.provider.next(PageProvider.Trouble.SILENCE_BEFORE);
        assertThat(refund(order, Optional.empty())).isInstanceOf(Outcome.Done.class);
        assertThat(shop.order(order).state()).isEqualTo(OrderState.PAID);

        willTell(19_990);
        shop.settling.settle(new Hint.DuePayments(Stage.SETTLED));
        assertRefundedOnce(order);
    }

    @ParameterizedTest
    @EnumSource(names = {"NOT_REACHED", "SILENCE_AFTER", "SPENT_KEY", "SILENCE_BEFORE"})
    void what_is_unclear_is_found_out(Trouble trouble) {
        var order = paid();
        shop.giving.next(trouble);
        var pending = (Outcome.Pending) refund(order, Optional.empty());
        var isUnclear = trouble.name().startsWith("SILENCE");
        assertThat(pending.refund().state())
                .isEqualTo(isUnclear ? RefundState.UNKNOWN : RefundState.REQUESTED);

        willTell(19_990);
        carryOutIn(Duration.ofSeconds(31));
        if (trouble == Trouble.SILENCE_BEFORE) {
            // The provider had asked for two hours.
            assertThat(back()).isZero();
            carryOutIn(Duration.ofHours(2));
        }
        assertRefundedOnce(order);
        var isAnother = trouble == Trouble.SPENT_KEY;
        assertThat(Set.copyOf(shop.giving.keys())).hasSize(isAnother ? 2 : 1);
    }

    /** A call that is not made says nothing of the one before. */
    @Test
    void what_was_perhaps_done_keeps_its_key_when_the_provider_cannot_be_reached() {
        var order = paid();
        shop.giving.next(Trouble.SILENCE_AFTER, Trouble.NOT_REACHED);
        refund(order, Optional.empty());
        carryOutIn(Duration.ofSeconds(31));
        willTell(19_990);
        carryOutIn(Duration.ofHours(1));
        assertRefundedOnce(order);
    }

    private void assertRefundedOnce(OrderId order) {
        assertThat(back()).isEqualTo(19_990);
        assertThat(shop.order(order).state()).isEqualTo(OrderState.REFUNDED);
        assertThat(shop.database.refunds().of(order))
                .extracting(it -> it.state())
                .containsExactly(RefundState.DONE);
        assertThat(events(order)).containsOnlyOnce(Event.REFUND_ACCEPTED);
    }

    /** Of the first page nobody knew that it was open, and the buyer paid on it all the same. */
    @Test
    void a_second_payment_goes_back_first_and_its_order_stays_paid() {
        shop.provider.next(PageProvider.Trouble.SILENCE_AFTER);
        shop.start(ANA);
        var orphan = shop.page();
        shop.clock.advance(Duration.ofHours(22).plusMinutes(45));
        var order = paid();
        orphan.becomes(shop.paid(19_990));
        shop.ring(orphan.reference.value());
        shop.settle();

        orphan.becomes(shop.collected(19_990, 1, Dispute.NONE));
        var part = (Outcome.Done) refund(order, Optional.of(brl(1)));
        assertThat(part.refund().payment()).isEqualTo(orphan.payment);
        assertThat(states(order)).containsExactly(PaymentState.DUPLICATE, PaymentState.PAID);
        orphan.becomes(shop.collected(19_990, 19_990, Dispute.NONE));
        var rest = (Outcome.Done) another(order, Optional.empty());
        assertThat(rest.refund().payment()).isEqualTo(orphan.payment);
        assertThat(states(order)).containsExactly(PaymentState.REFUNDED, PaymentState.PAID);
        assertThat(shop.order(order).state()).isEqualTo(OrderState.PAID);

        willTell(19_990);
        var last = (Outcome.Done) another(order, Optional.empty());
        assertThat(last.refund().payment()).isEqualTo(shop.page().payment);
        assertThat(shop.order(order).state()).isEqualTo(OrderState.REFUNDED);
    }

    @Test
    void a_named_payment_goes_back_before_all_others() {
        shop.provider.next(PageProvider.Trouble.SILENCE_AFTER);
        shop.start(ANA);
        var orphan = shop.page();
        shop.clock.advance(Duration.ofHours(22).plusMinutes(45));
        var order = paid();
        orphan.becomes(shop.paid(19_990));
        shop.ring(orphan.reference.value());
        shop.settle();
        var named = Optional.of(shop.page().payment);
        var done = (Outcome.Done) refund(shop.refunding, id, order, named, Optional.empty());
        assertThat(done.refund().payment()).isEqualTo(shop.page().payment);
    }

    private List<PaymentState> states(OrderId order) {
        return shop.database.payments().of(order).stream().map(Payment::state).toList();
    }

    private OrderId paid() {
        return paid(ANA);
    }

    private OrderId paid(String email) {
        var order = shop.opened(email);
        shop.page().becomes(shop.paid(19_990));
        look(order);
        return order;
    }

    /** From now on the provider says that so much went back. */
    private void willTell(long refunded) {
        shop.page().becomes(shop.collected(19_990, refunded, Dispute.NONE));
    }

    private void look(OrderId order) {
        shop.settling.settle(new Hint.OfOrder(order));
    }

    private long back() {
        return shop.giving.back(shop.page().reference);
    }

    private void carryOutIn(Duration pause) {
        shop.clock.advance(pause);
        shop.carrying.carryOutDue();
    }

    private Outcome refund(OrderId order, Optional<Money> amount) {
        return refund(shop.refunding, id, order, Optional.empty(), amount);
    }

    private Outcome another(OrderId order, Optional<Money> amount) {
        var other = new RefundId(UUID.randomUUID());
        return refund(shop.refunding, other, order, Optional.empty(), amount);
    }

    private static Outcome refund(
            RefundPayment refunding,
            RefundId id,
            OrderId order,
            Optional<PaymentId> payment,
            Optional<Money> amount) {
        return refunding.refund(
                new RefundPayment.Command(id, order, payment, amount, "Não serviu", OPERATOR));
    }

    private List<Event> events(OrderId order) {
        return shop.database.timeline().of(order).stream().map(TimelineEntry::event).toList();
    }

    private static Money brl(long minor) {
        return Money.of(minor, "BRL");
    }
}
