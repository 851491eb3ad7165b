package dev.catraca.application.payment;

import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.order.port.Cancellations;
import dev.catraca.application.order.port.Orders;
import dev.catraca.application.order.port.Timeline;
import dev.catraca.application.payment.SettlePayments.Hint;
import dev.catraca.application.payment.port.Payments;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.domain.access.Principal;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.order.OrderState;
import dev.catraca.domain.order.TimelineEntry;
import dev.catraca.domain.order.TimelineEntry.Event;
import dev.catraca.domain.payment.Payment;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Ends an open order unpaid. The wish is written first; then the ordinary settling closes the page
 * at the provider instead of only reading it, and the order ends as the provider says: canceled if
 * nobody can pay any more, paid if somebody was faster.
 *
 * <p>What is true after a crash:
 *
 * <table>
 *   <caption>crash after …</caption>
 *   <tr><td>nothing</td><td>nobody wants anything</td></tr>
 *   <tr><td>the wish</td><td>the payment is due soon: settling closes the page</td></tr>
 *   <tr><td>the call, its answer lost or in hand</td><td>the same: a page closes once, and what the
 *       provider says then, or tells by a notification before, ends the order</td></tr>
 *   <tr><td>the record</td><td>it is done; asking again finds it canceled</td></tr>
 * </table>
 */
public final class CancelOrder {
    private final ReachableOrders reachable;
    private final Orders orders;
    private final Payments payments;
    private final Cancellations cancellations;
    private final Timeline timeline;
    private final SettlePayments settling;
    private final Transactions transactions;
    private final Clock clock;

    public CancelOrder(
            Merchants merchants,
            Orders orders,
            Payments payments,
            Cancellations cancellations,
            Timeline timeline,
            SettlePayments settling,
            Transactions transactions,
            Clock clock) {
        this.reachable = new ReachableOrders(orders, merchants);
        this.orders = orders;
        this.payments = payments;
        this.cancellations = cancellations;
        this.timeline = timeline;
        this.settling = settling;
        this.transactions = transactions;
        this.clock = clock;
    }

    public record Command(OrderId order, Principal principal) {}

    /** What came of it. */
    public sealed interface Outcome {
        /** It is canceled, now or before. */
        record Canceled() implements Outcome {}

        /** There is none of this id, or it is another merchant's: nobody can tell which. */
        record OrderUnknown() implements Outcome {}

        /** It is paid, or over: since before, or since just now. */
        record NotOpen(OrderState state) implements Outcome {}

        /** The buyer holds a boleto or PIX that the provider cannot take back. */
        record StillPayable() implements Outcome {}

        /** The provider gives no clear answer; it is asked again until it does. */
        record Unclear(Duration retryAfter) implements Outcome {}
    }

    public Outcome cancel(Command command) {
        if (reachable.find(command.order(), command.principal()).isEmpty()) {
            return new Outcome.OrderUnknown();
        }
        if (!transactions.compute(() -> isWanted(command.order()))) {
            return outcome(command.order());
        }
        return switch (settling.settle(new Hint.OfOrder(command.order()))) {
            case SettlePayments.Outcome.Looked _ -> outcome(command.order());
            case SettlePayments.Outcome.NoAnswer(var retryAfter) ->
                    isOpen(command.order())
                            ? new Outcome.Unclear(retryAfter)
                            : outcome(command.order());
            case SettlePayments.Outcome.OrderUnknown() ->
                    throw new IllegalStateException("an open order without a payment");
        };
    }

    /** Writes the wish, and sees to it that somebody looks after it; false if it comes too late. */
    private boolean isWanted(OrderId id) {
        var order = orders.lock(id).orElseThrow();
        var now = clock.instant();
        if (order instanceof Order.Draft draft) {
            // Nobody was asked to pay for it yet.
            orders.save(draft.canceled(now));
            timeline.append(
                    new TimelineEntry(id, now, Event.ORDER_CHANGED, Map.of("state", "CANCELED")));
            return false;
        }
        if (!(order instanceof Order.Open)) {
            return false;
        }
        if (!cancellations.isRequested(id)) {
            cancellations.request(id, now);
            timeline.append(new TimelineEntry(id, now, Event.CANCELLATION_REQUESTED));
        }
        payments.latest(id)
                .filter(Payment.Unsettled.class::isInstance)
                .ifPresent(it -> payments.save(it, lookAt(now)));
        return true;
    }

    private static Optional<Instant> lookAt(Instant now) {
        return Optional.of(now.plus(OpenPayment.LONGEST_CALL));
    }

    private boolean isOpen(OrderId id) {
        return orders.find(id).orElseThrow() instanceof Order.Open;
    }

    private Outcome outcome(OrderId id) {
        var state = orders.find(id).orElseThrow().state();
        return switch (state) {
            case CANCELED -> new Outcome.Canceled();
            case OPEN -> new Outcome.StillPayable();
            default -> new Outcome.NotOpen(state);
        };
    }
}
