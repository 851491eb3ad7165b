package dev.catraca.application.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.fakes.PageProvider.Trouble;
import dev.catraca.application.payment.CancelOrder.Outcome;
import dev.catraca.application.payment.SettlePayments.Hint;
import dev.catraca.application.payment.port.Payments.Stage;
import dev.catraca.domain.access.Principal;
import dev.catraca.domain.access.Scope;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.order.OrderState;
import dev.catraca.domain.order.TimelineEntry;
import dev.catraca.domain.order.TimelineEntry.Event;
import dev.catraca.domain.payment.PaymentState;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An order ends unpaid if, and only if, the provider says that nobody can pay any more. */
class CancelOrderTest {
    private static final String ANA = "ana@example.com";
    private static final Principal OPERATOR =
            new Principal(new UUID(9, 9), Optional.empty(), Set.of(Scope.ORDERS_WRITE));

    private final Shop shop = new Shop();

    @Test
    void an_open_order_is_canceled_at_the_provider_first() {
        var order = shop.opened(ANA);

        assertThat(cancel(order)).isInstanceOf(Outcome.Canceled.class);

        assertThat(shop.provider.cancels()).isOne();
        assertThat(shop.order(order).state()).isEqualTo(OrderState.CANCELED);
        assertThat(shop.payment(order).state()).isEqualTo(PaymentState.CANCELED);
        assertThat(events(order)).contains(Event.CANCELLATION_REQUESTED, Event.ORDER_CHANGED);
    }

    @Test
    void canceling_twice_is_as_good_as_once() {
        var order = shop.opened(ANA);
        cancel(order);
        assertThat(cancel(order)).isInstanceOf(Outcome.Canceled.class);
        assertThat(shop.provider.cancels()).isOne();
    }

    @Test
    void afterwards_the_buyer_may_order_the_same_plan_again() {
        var first = shop.opened(ANA);
        cancel(first);
        assertThat(shop.opened(ANA)).isNotEqualTo(first);
    }

    @Test
    void who_pays_in_the_meantime_has_paid() {
        var order = shop.opened(ANA);
        shop.page().becomes(shop.paid(19_990));

        assertThat(cancel(order)).isEqualTo(new Outcome.NotOpen(OrderState.PAID));
        assertThat(shop.order(order).state()).isEqualTo(OrderState.PAID);
        shop.settle();
        assertThat(shop.mainSystem.accounts()).hasSize(1);
    }

    @Test
    void what_is_paid_cannot_be_canceled() {
        var order = shop.opened(ANA);
        shop.page().becomes(shop.paid(19_990));
        shop.settling.settle(new Hint.OfOrder(order));

        assertThat(cancel(order)).isEqualTo(new Outcome.NotOpen(OrderState.PAID));
        assertThat(shop.provider.cancels()).isZero();
    }

    @Test
    void a_boleto_that_is_out_cannot_be_taken_back() {
        var order = shop.opened(ANA);
        shop.page().becomesBoleto();

        assertThat(cancel(order)).isInstanceOf(Outcome.StillPayable.class);
        assertThat(shop.order(order).state()).isEqualTo(OrderState.OPEN);
        assertThat(events(order)).contains(Event.CANCELLATION_REFUSED);

        // It is only read from now on, and its money counts.
        shop.page().becomes(shop.paid(19_990));
        shop.settling.settle(new Hint.OfOrder(order));
        assertThat(shop.order(order).state()).isEqualTo(OrderState.PAID);
        assertThat(shop.provider.cancels()).isOne();
    }

    @Test
    void silence_before_the_page_is_closed_is_healed_by_settling() {
        silenceIsHealed(Trouble.SILENCE_BEFORE);
    }

    @Test
    void silence_after_the_page_is_closed_is_healed_by_settling() {
        silenceIsHealed(Trouble.SILENCE_AFTER);
    }

    private void silenceIsHealed(Trouble trouble) {
        var order = shop.opened(ANA);
        shop.provider.next(trouble);
        assertThat(cancel(order)).isEqualTo(new Outcome.Unclear(Duration.ofSeconds(7)));
        assertThat(shop.order(order).state()).isEqualTo(OrderState.OPEN);

        settleDueIn(Duration.ofSeconds(31));
        assertThat(shop.order(order).state()).isEqualTo(OrderState.CANCELED);
    }

    @Test
    void money_that_came_before_a_lost_answer_counts() {
        var order = shop.opened(ANA);
        shop.page().becomes(shop.paid(19_990));
        shop.provider.next(Trouble.SILENCE_AFTER);
        assertThat(cancel(order)).isInstanceOf(Outcome.Unclear.class);

        settleDueIn(Duration.ofSeconds(31));
        assertThat(shop.order(order).state()).isEqualTo(OrderState.PAID);
    }

    @Test
    void a_crash_between_wish_and_call_is_healed_by_settling() {
        var order = shop.opened(ANA);
        shop.provider.diesBeforeNextCall();
        dies(() -> cancel(order));
        assertThat(shop.order(order).state()).isEqualTo(OrderState.OPEN);

        settleDueIn(Duration.ofSeconds(31));
        assertThat(shop.order(order).state()).isEqualTo(OrderState.CANCELED);
    }

    @Test
    void a_crash_between_call_and_record_is_healed_by_settling() {
        var order = shop.opened(ANA);
        shop.provider.diesAfterNextCall();
        dies(() -> cancel(order));
        assertThat(shop.order(order).state()).isEqualTo(OrderState.OPEN);

        settleDueIn(Duration.ofSeconds(31));
        assertThat(shop.order(order).state()).isEqualTo(OrderState.CANCELED);
        assertThat(shop.payment(order).state()).isEqualTo(PaymentState.CANCELED);
    }

    @Test
    void a_crash_between_call_and_record_is_healed_by_a_notification() {
        var order = shop.opened(ANA);
        shop.provider.diesAfterNextCall();
        dies(() -> cancel(order));

        shop.ring(shop.page().reference.value());
        shop.settle();
        assertThat(shop.order(order).state()).isEqualTo(OrderState.CANCELED);
    }

    @Test
    void an_order_whose_page_is_unknown_gets_it_and_loses_it() {
        shop.provider.next(Trouble.SILENCE_AFTER);
        var command = shop.command(ANA);
        shop.starting.start(command);
        assertThat(shop.payment(command.order()).state()).isEqualTo(PaymentState.UNKNOWN);

        assertThat(cancel(command.order())).isInstanceOf(Outcome.Canceled.class);
        assertThat(shop.provider.pages()).hasSize(1);
        assertThat(shop.order(command.order()).state()).isEqualTo(OrderState.CANCELED);
    }

    @Test
    void a_page_that_nobody_wanted_to_close_has_expired() {
        var order = shop.opened(ANA);
        shop.page()
                .becomes(new dev.catraca.domain.payment.ChargeFact.Expired(shop.clock.instant()));
        shop.settling.settle(new Hint.OfOrder(order));
        assertThat(shop.order(order).state()).isEqualTo(OrderState.EXPIRED);
    }

    @Test
    void others_orders_are_as_unknown_as_none() {
        var order = shop.opened(ANA);
        var stranger =
                new Principal(
                        new UUID(9, 8),
                        Optional.of(new MerchantId(new UUID(0, 77))),
                        Set.of(Scope.ORDERS_WRITE));
        assertThat(shop.canceling.cancel(new CancelOrder.Command(order, stranger)))
                .isInstanceOf(Outcome.OrderUnknown.class);
        assertThat(cancel(new OrderId(UUID.randomUUID()))).isInstanceOf(Outcome.OrderUnknown.class);
        assertThat(shop.provider.cancels()).isZero();
    }

    private Outcome cancel(OrderId order) {
        return shop.canceling.cancel(new CancelOrder.Command(order, OPERATOR));
    }

    private static void dies(Runnable work) {
        org.assertj.core.api.Assertions.assertThatThrownBy(work::run).hasMessage("killed");
    }

    private void settleDueIn(Duration pause) {
        shop.clock.advance(pause);
        shop.settling.settle(new Hint.DuePayments(Stage.UNSETTLED));
    }

    private java.util.List<Event> events(OrderId order) {
        return shop.database.timeline().of(order).stream().map(TimelineEntry::event).toList();
    }
}
