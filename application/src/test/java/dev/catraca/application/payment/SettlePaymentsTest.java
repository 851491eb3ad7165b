package dev.catraca.application.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.fakes.KeyedMainSystem;
import dev.catraca.application.fakes.PageProvider.Trouble;
import dev.catraca.application.payment.SettlePayments.Hint;
import dev.catraca.application.payment.port.Inbox.Ending;
import dev.catraca.application.payment.port.PaymentProvider.Claim;
import dev.catraca.application.payment.port.Payments.Stage;
import dev.catraca.application.provisioning.port.MainSystem.Change;
import dev.catraca.domain.merchant.LateMoney;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.order.OrderState;
import dev.catraca.domain.payment.ChargeFact;
import dev.catraca.domain.payment.ChargeFact.Dispute;
import dev.catraca.domain.payment.PaymentId;
import dev.catraca.domain.payment.PaymentState;
import dev.catraca.domain.provisioning.ProvisioningState;
import dev.catraca.domain.shared.Money;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SettlePaymentsTest {
    private final Shop shop = new Shop();

    @Test
    void a_paid_order_gives_access_once_however_often_it_is_told() {
        var order = shop.opened("ana@example.com");
        shop.page().becomes(shop.paid(19_990));

        shop.ring("cs_1");
        shop.ring("cs_1");
        shop.ring("cs_1#2");
        shop.settle();
        shop.settling.settle(new Hint.OfOrder(order));
        shop.settle();

        assertThat(shop.order(order).state()).isEqualTo(OrderState.PAID);
        assertThat(shop.mainSystem.accounts()).hasSize(1);
        assertThat(shop.mainSystem.calls()).isEqualTo(1);
        assertThat(shop.database.ledger().balance("payee:" + shop.merchant.value()))
                .isEqualTo(19_990);
    }

    @Test
    void a_success_that_the_provider_does_not_confirm_changes_nothing() {
        var order = shop.opened("ana@example.com");

        shop.ring("cs_1");
        shop.settle();

        assertThat(shop.order(order).state()).isEqualTo(OrderState.OPEN);
        assertThat(shop.mainSystem.calls()).isZero();
    }

    @Test
    void a_boleto_gives_access_when_the_money_arrives_and_not_before() {
        var order = shop.opened("ana@example.com");
        shop.ring("cs_1");
        shop.settle();
        assertThat(shop.mainSystem.accounts()).isEmpty();

        shop.page().becomes(shop.paid(19_990));
        shop.ring("cs_1#paid");
        shop.settle();

        assertThat(shop.order(order).state()).isEqualTo(OrderState.PAID);
        assertThat(shop.mainSystem.accounts()).hasSize(1);
    }

    @Test
    void a_boleto_that_lapses_fails_the_order() {
        var order = shop.opened("ana@example.com");
        shop.page().becomes(new ChargeFact.Declined("lapsed", shop.clock.instant()));

        shop.ring("cs_1");
        shop.settle();

        assertThat(shop.order(order).state()).isEqualTo(OrderState.FAILED);
    }

    @Test
    void another_amount_than_the_total_gives_no_access() {
        var order = shop.opened("ana@example.com");
        shop.page().becomes(shop.paid(1));

        shop.ring("cs_1");
        shop.settle();

        assertThat(shop.order(order).state()).isEqualTo(OrderState.MISPAID);
        assertThat(shop.mainSystem.calls()).isZero();
    }

    @Test
    void a_charge_that_does_not_tell_our_reference_is_known_by_its_own() {
        var order = shop.opened("ana@example.com");
        shop.page().isMarked(Optional.empty());
        shop.page().becomes(shop.paid(19_990));

        shop.ring("cs_1");
        shop.settle();

        assertThat(shop.order(order).state()).isEqualTo(OrderState.PAID);
    }

    @Test
    void a_charge_of_another_payment_moves_no_order_whoever_says_look() {
        var order = shop.opened("ana@example.com");
        shop.page().isMarked(Optional.of(new PaymentId(new UUID(0, 7))));
        shop.page().becomes(shop.paid(19_990));

        assertMovesNothing(order);
    }

    @Test
    void a_charge_in_another_currency_moves_no_order_whoever_says_look() {
        var order = shop.opened("ana@example.com");
        shop.page()
                .becomes(
                        new ChargeFact.Collected(
                                Money.of(19_990, "USD"),
                                Optional.empty(),
                                Money.of(0, "USD"),
                                Dispute.NONE,
                                Optional.empty(),
                                shop.clock.instant()));

        assertMovesNothing(order);
    }

    private void assertMovesNothing(OrderId order) {
        assertThat(shop.settling.settle(new Hint.OfOrder(order)))
                .isInstanceOf(SettlePayments.Outcome.NoAnswer.class);
        shop.ring("cs_1");
        shop.settle();

        assertThat(ending()).isInstanceOf(Ending.Parked.class);
        assertThat(shop.order(order).state()).isEqualTo(OrderState.OPEN);
        assertThat(shop.mainSystem.calls()).isZero();
    }

    @Test
    void nothing_due_is_paid() {
        var order = shop.opened("ana@example.com");
        shop.page().becomes(new ChargeFact.NothingDue(shop.clock.instant()));

        shop.ring("cs_1");
        shop.settle();

        assertThat(shop.order(order).state()).isEqualTo(OrderState.PAID);
        assertThat(shop.mainSystem.accounts()).hasSize(1);
    }

    @Test
    void late_money_is_accepted_where_the_merchant_accepts_it() {
        assertThat(paidAfterExpiry(new Shop(LateMoney.ACCEPT))).isEqualTo(OrderState.PAID);
        assertThat(paidAfterExpiry(new Shop(LateMoney.REFUND))).isEqualTo(OrderState.PAID_LATE);
    }

    private static OrderState paidAfterExpiry(Shop shop) {
        var order = shop.opened("ana@example.com");
        shop.page().becomes(new ChargeFact.Expired(shop.clock.instant()));
        shop.ring("cs_1");
        shop.settle();
        assertThat(shop.order(order).state()).isEqualTo(OrderState.EXPIRED);
        shop.page().becomes(shop.paid(19_990));
        shop.ring("cs_1#late");
        shop.settle();
        return shop.order(order).state();
    }

    @Test
    void a_silent_provider_delays_the_notification_and_drops_nothing() {
        var order = shop.opened("ana@example.com");
        shop.page().becomes(shop.paid(19_990));
        shop.provider.next(Trouble.SILENCE_BEFORE);

        shop.ring("cs_1");
        shop.settle();
        assertThat(shop.order(order).state()).isEqualTo(OrderState.OPEN);

        shop.clock.advance(Duration.ofSeconds(8));
        shop.settle();
        assertThat(shop.order(order).state()).isEqualTo(OrderState.PAID);
    }

    @Test
    void a_lost_notification_is_made_up_for_by_the_clock() {
        var order = shop.opened("ana@example.com");
        shop.page().becomes(shop.paid(19_990));
        var hourAfterPaid = shop.clock.instant().plus(Duration.ofHours(1));

        shop.clock.advance(Duration.ofMinutes(3));
        shop.settling.settle(new Hint.DuePayments(Stage.UNSETTLED));
        shop.settle();

        assertThat(shop.order(order).state()).isEqualTo(OrderState.PAID);
        assertThat(shop.database.payments().lookAt(shop.payment(order).terms().id()))
                .contains(hourAfterPaid);
    }

    @Test
    void where_hardly_any_calls_are_left_nobody_polls_and_whoever_waits_is_served() {
        var polled = shop.opened("ana@example.com");
        var told = shop.opened("bia@example.com");
        shop.page().becomes(shop.paid(Shop.PRICE.minor()));
        shop.calls = Shop.ALLOWED * 95 / 100;
        shop.clock.advance(Duration.ofMinutes(2));

        assertThat(shop.settling.settle(new Hint.DuePayments(Stage.UNSETTLED)))
                .isEqualTo(new SettlePayments.Outcome.Looked(2));
        assertThat(shop.provider.reads()).isZero();
        shop.settling.settle(new Hint.OfOrder(polled));
        assertThat(shop.provider.reads()).isEqualTo(1);
        shop.settling.settle(new Hint.OfOrder(told));
        assertThat(shop.order(told).state()).isEqualTo(OrderState.PAID);
        assertThat(shop.start("cleo@example.com")).isInstanceOf(StartPayment.Outcome.Opened.class);

        shop.calls = Shop.ALLOWED * 95 / 100 - 1;
        shop.clock.advance(Duration.ofMinutes(15));
        var before = shop.provider.reads();
        shop.settling.settle(new Hint.DuePayments(Stage.UNSETTLED));
        assertThat(shop.provider.reads()).isGreaterThan(before);
    }

    @Test
    void a_page_whose_time_is_over_for_five_minutes_is_said_to_be_overdue() {
        var order = shop.opened("ana@example.com");
        var expiresAt = shop.payment(order).terms().expiresAt();

        shop.clock.advance(Duration.between(shop.clock.instant(), expiresAt).plusMinutes(5));
        shop.settling.settle(new Hint.OfOrder(order));
        shop.clock.advance(Duration.ofSeconds(1));
        shop.settling.settle(new Hint.OfOrder(order));
        shop.page().becomes(shop.paid(19_990));
        shop.settling.settle(new Hint.OfOrder(order));
        shop.settling.settle(new Hint.OfOrder(order));

        assertThat(shop.provider.claims())
                .containsExactly(Claim.NONE, Claim.OVERDUE, Claim.OVERDUE, Claim.NONE);
    }

    @Test
    void a_notification_that_overtakes_the_answer_of_opening_is_not_lost() {
        shop.provider.next(Trouble.SILENCE_AFTER);
        shop.start("ana@example.com");
        var order = shop.database.orders().all().getFirst().id();
        shop.page().becomes(shop.paid(19_990));

        shop.ring("cs_1");
        shop.settle();

        assertThat(shop.order(order).state()).isEqualTo(OrderState.PAID);
        assertThat(shop.payment(order).reference()).contains(shop.page().reference);
    }

    @Test
    void what_is_said_of_an_orphan_is_parked() {
        shop.provider.next(Trouble.SILENCE_AFTER);
        shop.start("ana@example.com");
        var orphan = shop.page();
        // So long that the page could not be opened again with the same terms.
        shop.clock.advance(Duration.ofHours(22).plusMinutes(45));
        var order = shop.opened("ana@example.com");
        assertThat(shop.provider.pages()).hasSize(2);

        orphan.becomes(new ChargeFact.Expired(shop.clock.instant()));
        shop.ring("cs_1");
        shop.settle();

        assertThat(ending()).isInstanceOf(Ending.Parked.class);
        assertThat(shop.order(order).state()).isEqualTo(OrderState.OPEN);
    }

    @Test
    void unknown_unreadable_and_irrelevant_notifications_end_with_a_reason() {
        shop.ring("cs_of_somebody_else");
        shop.settle();
        assertThat(ending()).isInstanceOf(Ending.Parked.class);
        shop.ring("?garbage");
        shop.settle();
        assertThat(ending()).isInstanceOf(Ending.Parked.class);
        shop.ring("-customer.created");
        shop.settle();
        assertThat(ending()).isInstanceOf(Ending.Ignored.class);
    }

    @Test
    void a_forged_notification_leaves_no_trace() {
        assertThat(shop.ring("!cs_1"))
                .isEqualTo(new ReceiveNotification.Outcome.Forged("signature"));
        assertThat(shop.database.inbox().all()).isEmpty();
    }

    @Test
    void a_refund_takes_the_access_away_and_the_money_out_of_the_books() {
        var order = paid();

        shop.page().becomes(shop.collected(19_990, 5_000, Dispute.NONE));
        shop.ring("cs_1#part");
        shop.settle();
        assertThat(shop.order(order).state()).isEqualTo(OrderState.PARTIALLY_REFUNDED);
        assertThat(shop.mainSystem.changes()).isEmpty();

        shop.page().becomes(shop.collected(19_990, 19_990, Dispute.NONE));
        shop.ring("cs_1#all");
        shop.settle();
        assertThat(shop.order(order).state()).isEqualTo(OrderState.REFUNDED);
        assertThat(shop.mainSystem.changes()).containsExactly(Change.REVOKE);
        assertThat(shop.database.ledger().balance("payee:" + shop.merchant.value())).isZero();
    }

    @Test
    void a_dispute_suspends_the_access_and_a_won_one_gives_it_back() {
        var order = paid();

        shop.page().becomes(shop.collected(19_990, 0, Dispute.OPEN));
        shop.ring("cs_1#dispute");
        shop.settle();
        assertThat(shop.order(order).state()).isEqualTo(OrderState.DISPUTED);

        shop.page().becomes(shop.paid(19_990));
        shop.ring("cs_1#won");
        shop.settle();

        assertThat(shop.order(order).state()).isEqualTo(OrderState.PAID);
        assertThat(shop.mainSystem.changes()).containsExactly(Change.SUSPEND, Change.RESTORE);
    }

    @Test
    void a_refund_before_the_access_was_given_leaves_none() {
        var order = shop.opened("ana@example.com");
        shop.page().becomes(shop.paid(19_990));
        shop.ring("cs_1");
        shop.mainSystem.next(KeyedMainSystem.Trouble.SILENCE_AFTER);
        shop.settle();

        shop.page().becomes(shop.collected(19_990, 19_990, Dispute.NONE));
        shop.ring("cs_1#refund");
        shop.settle();
        shop.clock.advance(Duration.ofMinutes(2));
        shop.settle();

        assertThat(shop.order(order).state()).isEqualTo(OrderState.REFUNDED);
        assertThat(shop.mainSystem.changes()).containsExactly(Change.REVOKE);
        assertThat(shop.database.provisionings().of(order).orElseThrow().state())
                .isEqualTo(ProvisioningState.REVOKED);
    }

    @Test
    void the_main_system_may_be_offline_for_minutes_and_the_access_still_comes_once() {
        var order = shop.opened("ana@example.com");
        shop.page().becomes(shop.paid(19_990));
        shop.mainSystem.next(
                KeyedMainSystem.Trouble.OFFLINE,
                KeyedMainSystem.Trouble.SILENCE_AFTER,
                KeyedMainSystem.Trouble.OFFLINE);

        shop.ring("cs_1");
        for (var minute = 0; minute < 15; minute++) {
            shop.settle();
            shop.clock.advance(Duration.ofMinutes(1));
        }

        assertThat(shop.mainSystem.accounts()).hasSize(1);
        assertThat(shop.database.provisionings().of(order).orElseThrow().state())
                .isEqualTo(ProvisioningState.DONE);
    }

    @Test
    void what_the_main_system_refuses_is_parked_after_the_third_no() {
        var order = shop.opened("ana@example.com");
        shop.page().becomes(shop.paid(19_990));
        var no = KeyedMainSystem.Trouble.REFUSAL;
        shop.mainSystem.next(no, no, no);

        shop.ring("cs_1");
        for (var minute = 0; minute < 5; minute++) {
            shop.settle();
            shop.clock.advance(Duration.ofMinutes(1));
        }

        assertThat(shop.database.provisionings().of(order).orElseThrow().state())
                .isEqualTo(ProvisioningState.PARKED);
        assertThat(shop.mainSystem.calls()).isEqualTo(3);
    }

    @Test
    void a_bug_of_ours_harms_one_row_and_no_other() {
        shop.opened("ana@example.com");
        shop.page().becomes(shop.paid(19_990));
        shop.opened("bia@example.com");
        shop.page().becomes(shop.paid(19_990));
        shop.mainSystem.next(KeyedMainSystem.Trouble.BUG);

        shop.ring("cs_1");
        shop.ring("cs_2");
        shop.settle();
        assertThat(shop.mainSystem.accounts()).hasSize(1);

        shop.clock.advance(Duration.ofSeconds(10));
        shop.settle();
        assertThat(shop.mainSystem.accounts()).hasSize(2);
    }

    @Test
    void an_abandoned_page_that_is_paid_all_the_same_is_not_lost() {
        shop.provider.next(Trouble.SILENCE_AFTER);
        shop.start("ana@example.com");
        var orphan = shop.page();
        shop.clock.advance(Duration.ofHours(22).plusMinutes(45));
        var order = shop.opened("ana@example.com");
        shop.page().becomes(shop.paid(19_990));
        shop.ring("cs_2");
        shop.settle();

        orphan.becomes(shop.paid(19_990));
        shop.ring("cs_1");
        shop.settle();

        assertThat(shop.order(order).state()).isEqualTo(OrderState.PAID);
        assertThat(shop.database.payments().of(order))
                .extracting(it -> it.state())
                .containsExactly(PaymentState.DUPLICATE, PaymentState.PAID);
        assertThat(shop.mainSystem.accounts()).hasSize(1);
    }

    private dev.catraca.domain.order.OrderId paid() {
        var order = shop.opened("ana@example.com");
        shop.page().becomes(shop.paid(19_990));
        shop.ring("cs_1");
        shop.settle();
        assertThat(shop.mainSystem.accounts()).hasSize(1);
        return order;
    }

    private Ending ending() {
        var last = shop.database.inbox().all().getLast();
        return shop.database.inbox().ending(last.id()).orElseThrow();
    }
}
