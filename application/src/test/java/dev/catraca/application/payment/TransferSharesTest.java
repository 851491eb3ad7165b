package dev.catraca.application.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catraca.application.fakes.KeyedTransfers;
import dev.catraca.application.fakes.KeyedTransfers.Killed;
import dev.catraca.application.fakes.KeyedTransfers.Trouble;
import dev.catraca.application.fakes.PageProvider;
import dev.catraca.domain.merchant.LateMoney;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.order.OrderState;
import dev.catraca.domain.order.OrderTerms;
import dev.catraca.domain.order.TimelineEntry;
import dev.catraca.domain.order.TimelineEntry.Event;
import dev.catraca.domain.payment.ChargeFact;
import dev.catraca.domain.payment.ChargeFact.Dispute;
import dev.catraca.domain.payment.Payment;
import dev.catraca.domain.payment.PaymentState;
import dev.catraca.domain.payment.Transfer;
import dev.catraca.domain.payment.TransferState;
import dev.catraca.domain.shared.BasisPoints;
import dev.catraca.domain.shared.Money;
import dev.catraca.domain.split.Payee;
import dev.catraca.domain.split.Payee.Role;
import dev.catraca.domain.split.Share;
import dev.catraca.domain.split.SplitPlan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** R$ 199,90: the company's 85 % and maria's 5 % leave the platform's account, 10 % stay. */
class TransferSharesTest {
    private static final Payee COMPANY =
            new Payee(Role.MERCHANT, "company", Optional.of("acct_company"));
    private static final Payee MARIA =
            new Payee(Role.AFFILIATE, "maria", Optional.of("acct_maria"));

    private final Shop shop = new Shop();

    @Test
    void each_payee_gets_its_part_to_the_cent_and_once() {
        var order = paid();

        work();
        shop.ring("cs_1#again");
        work();

        assertThat(sent("acct_company")).isEqualTo(16_992);
        assertThat(sent("acct_maria")).isEqualTo(999);
        assertThat(shop.sharing.sent()).hasSize(2);
        assertThat(shop.sharing.calls()).isEqualTo(2);
        assertThat(states(order)).containsOnly(TransferState.DONE);
        assertThat(events(order)).contains(Event.SHARE_TRANSFERRED);
        assertBalanced(order);
    }

    @Test
    void shares_are_of_what_the_fee_leaves_where_it_is_known() {
        var order = opened();
        shop.page()
                .becomes(
                        new ChargeFact.Collected(
                                brl(19_990),
                                Optional.of(brl(19_000)),
                                brl(0),
                                Dispute.NONE,
                                Optional.empty(),
                                shop.clock.instant()));
        shop.ring("cs_1");
        work();

        assertThat(sent("acct_company")).isEqualTo(16_150);
        assertThat(sent("acct_maria")).isEqualTo(950);
        assertBalanced(order);
    }

    @Test
    void what_goes_back_is_taken_back_and_a_chain_of_refunds_takes_all() {
        var order = paid();
        work();
        for (var refunded : List.of(1L, 5_001L, 12_345L)) {
            refund(order, refunded);
            work();
            assertBalanced(order);
        }

        refund(order, 19_990);
        work();

        assertThat(shop.sharing.sent()).extracting(it -> it.kept().minor()).containsOnly(0L);
        assertThat(states(order)).containsOnly(TransferState.DONE);
        assertThat(events(order)).contains(Event.SHARE_REVERSED);
    }

    @Test
    void what_was_taken_back_for_a_refund_that_failed_is_sent_again() {
        var order = paid();
        work();
        refund(order, 19_990);
        work();
        assertThat(kept("acct_company")).isZero();

        fail(order, 0, 19_990);
        work();
        shop.ring("cs_1#again");
        work();
        assertThat(kept("acct_company")).isEqualTo(16_992);
        assertThat(kept("acct_maria")).isEqualTo(999);
        assertThat(shop.sharing.sent()).hasSize(4);
        assertKept(order);

        for (var again : List.of(5_001L, 19_990L)) {
            fail(order, again, 19_990);
            work();
            assertKept(order);
        }
        assertThat(kept("acct_company")).isZero();
        assertThat(states(order)).containsOnly(TransferState.DONE);
    }

    /** The reversal under way and the transfer that makes up for it go their own ways. */
    @Test
    void a_failure_while_the_share_is_being_taken_back_sends_what_is_missing() {
        var order = paid();
        work();
        shop.sharing.next(Trouble.SILENCE_AFTER, Trouble.SILENCE_BEFORE);
        refund(order, 5_000);
        shop.transferring.transferDue();
        fail(order, 0, 5_000);
        shop.clock.advance(Duration.ofHours(1));
        work();
        assertThat(kept("acct_company")).isEqualTo(16_992);
        assertThat(kept("acct_maria")).isEqualTo(999);
        assertKept(order);
    }

    @Test
    void a_failure_before_anything_was_sent_sends_all_of_it() {
        var order = paid();
        refund(order, 19_990);
        fail(order, 0, 19_990);
        work();
        assertThat(kept("acct_company")).isEqualTo(16_992);
        assertKept(order);
    }

    /** Money that nobody needed is nobody's share, also when it comes back. */
    @Test
    void a_second_payment_whose_refund_fails_is_nobody_s_share() {
        shop.provider.next(PageProvider.Trouble.SILENCE_AFTER);
        shop.start("ana@example.com");
        var orphan = shop.page();
        shop.clock.advance(Duration.ofHours(22).plusMinutes(45));
        var order = opened();
        shop.page().becomes(shop.paid(19_990));
        shop.ring(shop.page().reference.value());
        work();
        var second = orphan.reference.value();
        orphan.becomes(shop.paid(19_990));
        shop.ring(second);
        shop.settle();
        orphan.becomes(shop.collected(19_990, 19_990, Dispute.NONE));
        shop.ring(second + "#refund");
        shop.settle();
        orphan.becomes(failed(0, 19_990));
        shop.ring(second + "#failed");
        work();

        assertThat(shop.database.payments().of(order))
                .extracting(Payment::state)
                .containsExactly(PaymentState.DUPLICATE, PaymentState.PAID);
        assertThat(transfers(order)).hasSize(2);
        assertThat(kept("acct_company")).isEqualTo(16_992);
    }

    /** Without an account nobody can look, so the first call may have sent it as before. */
    @Test
    void what_was_perhaps_sent_is_looked_for_when_there_is_an_account_again() {
        var order = paid();
        shop.sharing.next(Trouble.SILENCE_AFTER);
        shop.transferring.transferDue();
        var accounts = shop.database.providerAccounts();
        var account = accounts.find(shop.merchant, PageProvider.NAME).orElseThrow();
        accounts.forget(shop.merchant, PageProvider.NAME);
        shop.clock.advance(Duration.ofMinutes(1));
        shop.transferring.transferDue();
        shop.database.transactions().run(() -> accounts.put(account));
        shop.clock.advance(Duration.ofHours(1));
        work();
        assertThat(shop.sharing.sent()).hasSize(2);
        assertThat(states(order)).containsOnly(TransferState.DONE);
    }

    /** It certainly did nothing: what is sent in the end is what is wanted then. */
    @Test
    void a_refusal_ends_its_call() {
        var order = paid();
        shop.sharing.next(Trouble.REFUSAL);
        work();
        refund(order, 9_995);
        work();
        var requested = shop.payment(order).terms().requestedAt();
        shop.database
                .transfers()
                .tryParkedAgain(Optional.empty(), requested, requested.plusSeconds(1));
        work();
        assertThat(amount("acct_company")).isEqualTo(8_496);
        assertBalanced(order);
    }

    @Test
    void a_failure_of_our_own_is_met_three_times_and_then_somebody_has_to_look() {
        var order = paid();
        shop.sharing.next(
                Trouble.BUG, Trouble.BUG, Trouble.BUG, Trouble.BUG, Trouble.BUG, Trouble.BUG);
        for (var i = 0; i < 2; i++) {
            shop.transferring.transferDue();
            assertThat(states(order)).containsOnly(TransferState.RETRYING);
            shop.clock.advance(Duration.ofHours(1));
        }
        shop.transferring.transferDue();
        assertThat(states(order)).containsOnly(TransferState.PARKED);
    }

    private ChargeFact failed(long refunded, long failed) {
        return new ChargeFact.Collected(
                brl(19_990),
                Optional.empty(),
                brl(refunded),
                List.of(new ChargeFact.FailedRefund(Optional.empty(), brl(failed), "unknown")),
                Optional.empty(),
                Dispute.NONE,
                Optional.empty(),
                shop.clock.instant());
    }

    private void fail(OrderId order, long refunded, long failed) {
        shop.page().becomes(failed(refunded, failed));
        shop.ring("cs_1#failed-%s-%d".formatted(order, refunded));
        shop.settle();
    }

    private long kept(String wallet) {
        return shop.sharing.sent().stream()
                .filter(it -> it.wallet.equals(wallet))
                .mapToLong(it -> it.kept().minor())
                .sum();
    }

    /** All transfers of a payee together are what the ledger says. */
    private void assertKept(OrderId order) {
        var ledger = shop.database.ledger();
        assertThat(kept("acct_company")).isEqualTo(ledger.balance("payee:company"));
        assertThat(kept("acct_maria")).isEqualTo(ledger.balance("payee:affiliate:maria"));
        var booked =
                transfers(order).stream()
                        .mapToLong(it -> it.sent().minus(it.reversed()).minor())
                        .sum();
        assertThat(booked)
                .isEqualTo(
                        ledger.balance("payee:company") + ledger.balance("payee:affiliate:maria"));
    }

    @Test
    void a_lost_dispute_takes_everything_back_from_the_ledger_too() {
        var order = paid();
        work();
        shop.page().becomes(shop.collected(19_990, 0, Dispute.LOST));
        shop.ring("cs_1#dispute");
        work();

        assertThat(shop.order(order).state()).isEqualTo(OrderState.CHARGED_BACK);
        assertThat(shop.sharing.sent()).extracting(it -> it.kept().minor()).containsOnly(0L);
        assertThat(shop.database.ledger().balance("payee:company")).isZero();
        assertThat(shop.database.ledger().balance("buyer")).isZero();
    }

    @Test
    void a_refund_before_the_transfer_makes_it_smaller() {
        var order = paid();
        refund(order, 9_995);

        work();

        assertThat(sent("acct_company")).isEqualTo(8_496);
        assertThat(shop.sharing.calls()).isEqualTo(2);
        assertBalanced(order);
    }

    @Test
    void a_refund_of_everything_before_the_transfer_cancels_it() {
        var order = paid();
        refund(order, 19_990);

        work();

        assertThat(shop.sharing.calls()).isZero();
        assertThat(states(order)).containsOnly(TransferState.DONE);
    }

    /** The first call may have sent it all, so the same is said again, and then taken back. */
    @ParameterizedTest
    @EnumSource(names = {"DEATH_BEFORE", "DEATH_AFTER"})
    void whoever_is_killed_around_the_call_has_sent_it_once(Trouble death) {
        var order = paid();
        shop.sharing.next(death);

        assertThatThrownBy(shop.transferring::transferDue).isInstanceOf(Killed.class);
        refund(order, 9_995);
        shop.clock.advance(Duration.ofMinutes(1));
        work();

        assertThat(shop.sharing.sent()).hasSize(2);
        assertThat(amount("acct_company")).isEqualTo(16_992);
        assertThat(sent("acct_company")).isEqualTo(8_496);
        assertBalanced(order);
    }

    @Test
    void a_transfer_whose_answer_was_lost_is_found_when_its_key_is_forgotten() {
        var order = paid();
        shop.sharing.next(Trouble.SILENCE_AFTER, Trouble.SILENCE_AFTER);
        shop.transferring.transferDue();
        shop.sharing.forgetKeys();
        shop.clock.advance(Duration.ofDays(2));

        work();

        assertThat(shop.sharing.sent()).hasSize(2);
        assertThat(states(order)).containsOnly(TransferState.DONE);
        assertBalanced(order);
    }

    @ParameterizedTest
    @EnumSource(names = {"SILENCE_BEFORE", "SILENCE_AFTER", "DEATH_AFTER"})
    void a_reversal_of_unclear_end_happens_once(Trouble trouble) {
        var order = paid();
        work();
        refund(order, 5_001);
        shop.sharing.next(trouble);
        try {
            shop.transferring.transferDue();
        } catch (Killed killed) {
            // and started again
        }
        refund(order, 12_345);
        shop.clock.advance(Duration.ofMinutes(1));

        work();

        assertThat(states(order)).containsOnly(TransferState.DONE);
        assertBalanced(order);
    }

    @ParameterizedTest
    @EnumSource(names = {"BUSY", "STORED_FAILURE", "SILENCE_BEFORE"})
    void what_passes_is_asked_for_again(Trouble trouble) {
        var order = paid();
        shop.sharing.next(trouble, trouble);
        shop.transferring.transferDue();
        assertThat(states(order)).containsOnly(TransferState.RETRYING);
        assertThat(shop.transferring.transferDue()).isZero();

        shop.clock.advance(Duration.ofMinutes(1));
        work();

        assertThat(shop.sharing.sent()).hasSize(2);
        assertBalanced(order);
    }

    @Test
    void a_refusal_is_parked_with_its_cause_and_holds_up_nobody() {
        var order = paid();
        shop.sharing.next(Trouble.REFUSAL);

        work();

        assertThat(states(order))
                .containsExactlyInAnyOrder(TransferState.PARKED, TransferState.DONE);
        assertThat(transfers(order))
                .filteredOn(it -> it.state() == TransferState.PARKED)
                .singleElement()
                .satisfies(it -> assertThat(it.cause()).contains("no such account"));
        assertThat(events(order)).contains(Event.SHARE_PARKED);

        var requested = shop.payment(order).terms().requestedAt();
        shop.database
                .transfers()
                .tryParkedAgain(Optional.empty(), requested, requested.plusSeconds(1));
        work();
        assertThat(states(order)).containsOnly(TransferState.DONE);
        assertBalanced(order);
    }

    @Test
    void a_result_that_comes_after_somebody_took_over_is_dropped() {
        var order = paid();
        var slept = shop.database.transfers().claimDue(1, Duration.ofSeconds(60)).getFirst();
        shop.clock.advance(Duration.ofMinutes(1));
        work();

        assertThat(shop.database.transfers().park(slept.id(), slept.lease(), "I slept", true))
                .isFalse();
        assertThat(states(order)).containsOnly(TransferState.DONE);
    }

    @Test
    void without_an_account_nothing_is_sent_and_nothing_is_lost() {
        var order = paid();
        var account =
                shop.database
                        .providerAccounts()
                        .find(shop.merchant, PageProvider.NAME)
                        .orElseThrow();
        assertThat(account.merchant()).isEqualTo(shop.merchant);
        shop.database.providerAccounts().forget(shop.merchant, PageProvider.NAME);

        shop.transferring.transferDue();
        assertThat(states(order)).containsOnly(TransferState.RETRYING);
        assertThat(shop.sharing.calls()).isZero();

        shop.database.transactions().run(() -> shop.database.providerAccounts().put(account));
        shop.clock.advance(Duration.ofMinutes(1));
        work();
        assertThat(states(order)).containsOnly(TransferState.DONE);
    }

    @Test
    void money_that_has_to_go_back_is_nobody_s_share() {
        var mispaid = opened();
        shop.page().becomes(shop.paid(1));
        shop.ring("cs_1");
        work();
        assertThat(shop.order(mispaid).state()).isEqualTo(OrderState.MISPAID);
        assertThat(transfers(mispaid)).isEmpty();

        var refusing = new Shop(LateMoney.REFUND);
        var late = opened(refusing);
        refusing.page().becomes(new ChargeFact.Expired(refusing.clock.instant()));
        refusing.ring("cs_1");
        refusing.settle();
        refusing.page().becomes(refusing.paid(19_990));
        refusing.ring("cs_1#late");
        refusing.settle();
        assertThat(refusing.order(late).state()).isEqualTo(OrderState.PAID_LATE);
        assertThat(refusing.database.transfers().of(late)).isEmpty();
    }

    @Test
    void an_order_that_is_shared_with_nobody_has_no_transfers() {
        var order = shop.opened("ana@example.com");
        shop.page().becomes(shop.paid(19_990));
        shop.ring("cs_1");
        work();

        assertThat(shop.order(order).state()).isEqualTo(OrderState.PAID);
        assertThat(transfers(order)).isEmpty();
    }

    private OrderId paid() {
        var order = opened();
        shop.page().becomes(shop.paid(19_990));
        shop.ring("cs_1");
        shop.settle();
        return order;
    }

    private OrderId opened() {
        return opened(shop);
    }

    private static OrderId opened(Shop shop) {
        var id = shop.opened("ana@example.com");
        var order = (Order.Open) shop.order(id);
        shop.database
                .transactions()
                .run(
                        () ->
                                shop.database
                                        .orders()
                                        .save(new Order.Open(id, shared(shop, order.terms()))));
        return id;
    }

    private static OrderTerms shared(Shop shop, OrderTerms terms) {
        var platform = new Payee(Role.PLATFORM, shop.merchant.value().toString(), Optional.empty());
        return new OrderTerms(
                terms.merchant(),
                terms.reference(),
                terms.buyer(),
                terms.lines(),
                terms.coupon(),
                terms.installments(),
                Optional.of(
                        new SplitPlan(
                                platform,
                                List.of(
                                        new Share.Percentage(COMPANY, new BasisPoints(8_500)),
                                        new Share.Percentage(MARIA, new BasisPoints(500))))),
                terms.returnUrl(),
                terms.placedAt());
    }

    private void refund(OrderId order, long inAll) {
        shop.page().becomes(shop.collected(19_990, inAll, Dispute.NONE));
        shop.ring("cs_1#refund-%s-%d".formatted(order, inAll));
        shop.settle();
    }

    private void work() {
        shop.settle();
        while (shop.transferring.transferDue() > 0) {
            // until everybody has what is theirs
        }
    }

    private long sent(String wallet) {
        return to(wallet).kept().minor();
    }

    private long amount(String wallet) {
        return to(wallet).amount.minor();
    }

    private KeyedTransfers.Sent to(String wallet) {
        return shop.sharing.sent().stream()
                .filter(it -> it.wallet.equals(wallet))
                .findFirst()
                .orElseThrow();
    }

    /** What each payee has of the provider's is what the ledger says. */
    private void assertBalanced(OrderId order) {
        var ledger = shop.database.ledger();
        assertThat(sent("acct_company")).isEqualTo(ledger.balance("payee:company"));
        assertThat(sent("acct_maria")).isEqualTo(ledger.balance("payee:affiliate:maria"));
        assertThat(transfers(order))
                .allSatisfy(
                        it ->
                                assertThat(it.sent().minus(it.reversed()).minor())
                                        .isEqualTo(ledger.balance(it.payee())));
    }

    private List<Transfer> transfers(OrderId order) {
        return shop.database.transfers().of(order);
    }

    private List<TransferState> states(OrderId order) {
        return transfers(order).stream().map(Transfer::state).toList();
    }

    private List<Event> events(OrderId order) {
        return shop.database.timeline().of(order).stream().map(TimelineEntry::event).toList();
    }

    private static Money brl(long minor) {
        return Money.of(minor, "BRL");
    }
}
