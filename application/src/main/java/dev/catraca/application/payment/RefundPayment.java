package dev.catraca.application.payment;

import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.merchant.port.ProviderAccounts;
import dev.catraca.application.order.port.Orders;
import dev.catraca.application.order.port.Timeline;
import dev.catraca.application.payment.port.Payments;
import dev.catraca.application.payment.port.Refunds;
import dev.catraca.application.payment.port.Refunds.Due;
import dev.catraca.application.payment.port.RefundsCharges;
import dev.catraca.application.shared.RetrySchedule;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.domain.access.Principal;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.order.OrderState;
import dev.catraca.domain.order.TimelineEntry;
import dev.catraca.domain.order.TimelineEntry.Event;
import dev.catraca.domain.payment.Payment;
import dev.catraca.domain.payment.PaymentId;
import dev.catraca.domain.payment.PaymentState;
import dev.catraca.domain.payment.Refund;
import dev.catraca.domain.payment.RefundId;
import dev.catraca.domain.payment.RefundState;
import dev.catraca.domain.shared.Money;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives money of an order back: of a paid one, of one that was paid late or with another amount,
 * and of a second payment that nobody needed. The wish is written first, then the provider is asked
 * once; what becomes of order, ledger, shares and access follows from the payment as it is read
 * afterwards.
 *
 * <p>What is true after a crash:
 *
 * <table>
 *   <caption>crash after …</caption>
 *   <tr><td>nothing</td><td>nobody wants anything</td></tr>
 *   <tr><td>the wish</td><td>the row is due when its lease ends: the refund is looked for, and as it
 *       is not there, asked for with the stored key</td></tr>
 *   <tr><td>the call, its answer lost or in hand</td><td>the same, and it is found, or the key gives
 *       the same answer</td></tr>
 *   <tr><td>the record</td><td>the payment is due at once: settling reads it, as a notification
 *       does</td></tr>
 *   <tr><td>settling</td><td>it is done; a repetition of the request finds it so</td></tr>
 *   <tr><td>the provider's word that it failed</td><td>the notification, and whoever reads the
 *       payment for another reason, merges that in one transaction: refund, order, ledger and
 *       shares, or nothing of it; reading again repeats nothing</td></tr>
 *   <tr><td>that</td><td>it is failed and counted as such until another one is asked for, which has
 *       a key of its own</td></tr>
 * </table>
 */
public final class RefundPayment {
    private static final Duration LEASE = Duration.ofSeconds(60);

    private final ReachableOrders reachable;
    private final Orders orders;
    private final Payments payments;
    private final Refunds refunds;
    private final Timeline timeline;
    private final Transactions transactions;
    private final Clock clock;
    private final RefundCalls calls;

    public RefundPayment(
            Merchants merchants,
            ProviderAccounts accounts,
            Orders orders,
            Payments payments,
            Refunds refunds,
            List<RefundsCharges> providers,
            Timeline timeline,
            SettlePayments settling,
            Transactions transactions,
            RetrySchedule schedule,
            Clock clock) {
        this.reachable = new ReachableOrders(orders, merchants);
        this.orders = orders;
        this.payments = payments;
        this.refunds = refunds;
        this.timeline = timeline;
        this.transactions = transactions;
        this.clock = clock;
        this.calls =
                new RefundCalls(
                        refunds,
                        providers,
                        accounts,
                        orders,
                        payments,
                        timeline,
                        settling,
                        transactions,
                        schedule,
                        clock);
    }

    /**
     * All that is left if there is no {@code amount}, which is in the order's currency otherwise.
     * Without a {@code payment} a second one that nobody needed comes first, then the last.
     */
    public record Command(
            RefundId id,
            OrderId order,
            Optional<PaymentId> payment,
            Optional<Money> amount,
            String reason,
            Principal principal) {
        /** A reason may name people. */
        @Override
        public String toString() {
            return "Command[%s, %s]".formatted(id, order);
        }
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** The provider took it on, now or before. */
        record Done(Refund refund) implements Outcome {}

        /** Nobody knows yet; it is carried out once, or refused. */
        record Pending(Refund refund) implements Outcome {}

        /** The provider said no; certainly nothing happened. */
        record Refused(Refund refund) implements Outcome {}

        /** The provider took it on, and the money came back later: it can be asked for again. */
        record Failed(Refund refund) implements Outcome {}

        /** There is none of this id, or it is another merchant's: nobody can tell which. */
        record OrderUnknown() implements Outcome {}

        /** The order has no payment of this id. */
        record PaymentUnknown() implements Outcome {}

        /** Nothing was paid, nothing is left of it, or a bank is about to decide on it. */
        record NothingLeft(OrderState state) implements Outcome {}

        /** More was asked back than is left. */
        record TooMuch(Money left) implements Outcome {}

        /** Another refund of this payment is under way. */
        record UnderWay() implements Outcome {}

        /** The provider does not give this kind of money back when asked to. */
        record NotOffered() implements Outcome {}
    }

    /** Whether the wish could be written, and then has to be carried out. */
    private sealed interface Wish {
        record Written(Due due) implements Wish {}

        record Ended(Outcome outcome) implements Wish {}
    }

    public Outcome refund(Command command) {
        if (reachable.find(command.order(), command.principal()).isEmpty()) {
            return new Outcome.OrderUnknown();
        }
        return switch (transactions.compute(() -> write(command))) {
            case Wish.Ended(var outcome) -> outcome;
            case Wish.Written(var due) -> {
                calls.work(due);
                yield outcome(refunds.find(command.id()).orElseThrow());
            }
        };
    }

    /** Under the order's row lock, so that of two at once the second sees the first. */
    private Wish write(Command command) {
        var order = orders.lock(command.order()).orElseThrow();
        var known = refunds.find(command.id());
        if (known.isPresent()) {
            return new Wish.Ended(outcome(known.get()));
        }
        var all = payments.of(order.id());
        if (command.payment().isPresent()
                && all.stream().noneMatch(it -> isOf(it, command.payment().get()))) {
            return new Wish.Ended(new Outcome.PaymentUnknown());
        }
        var before = refunds.of(order.id());
        var payment =
                all.stream()
                        .filter(it -> command.payment().map(id -> isOf(it, id)).orElse(true))
                        .filter(Payment.Collected.class::isInstance)
                        .map(Payment.Collected.class::cast)
                        .filter(it -> isOurs(it) && left(it, before).isPositive())
                        .reduce(RefundPayment::first)
                        .orElse(null);
        if (payment == null) {
            return new Wish.Ended(new Outcome.NothingLeft(order.state()));
        }
        if (calls.provider(payment.terms().provider())
                .filter(it -> it.canRefund(payment))
                .isEmpty()) {
            return new Wish.Ended(new Outcome.NotOffered());
        }
        var left = left(payment, before);
        var amount = command.amount().orElse(left);
        if (left.isLessThan(amount)) {
            return new Wish.Ended(new Outcome.TooMuch(left));
        }
        return add(command, payment, amount);
    }

    private Wish add(Command command, Payment payment, Money amount) {
        var now = clock.instant();
        var refund =
                new Refund(
                        command.id(),
                        command.order(),
                        payment.terms().id(),
                        amount,
                        command.reason(),
                        RefundState.REQUESTED,
                        now,
                        Optional.empty(),
                        Optional.empty());
        var due = refunds.add(refund, now.plus(LEASE));
        if (due.isEmpty()) {
            return new Wish.Ended(new Outcome.UnderWay());
        }
        timeline.append(
                new TimelineEntry(
                        command.order(),
                        now,
                        Event.REFUND_REQUESTED,
                        Map.of(
                                "refund",
                                command.id().toString(),
                                "payment",
                                refund.payment().toString(),
                                "amount",
                                Long.toString(amount.minor()))));
        return new Wish.Written(due.get());
    }

    private static boolean isOf(Payment payment, PaymentId id) {
        return payment.terms().id().equals(id);
    }

    /** Whether no bank holds or has taken it. */
    private static boolean isOurs(Payment payment) {
        return payment.state() != PaymentState.DISPUTED
                && payment.state() != PaymentState.CHARGED_BACK;
    }

    /** What nobody needed goes first, then what came last. */
    private static Payment.Collected first(Payment.Collected one, Payment.Collected later) {
        return one.isDuplicate() && !later.isDuplicate() ? one : later;
    }

    /**
     * What the provider has told of refunds may be behind what it took on from us; what it took on
     * from others we only know from it.
     */
    private static Money left(Payment.Collected payment, List<Refund> all) {
        var done =
                all.stream()
                        .filter(it -> it.payment().equals(payment.terms().id()))
                        .filter(it -> it.state() == RefundState.DONE)
                        .map(Refund::amount)
                        .reduce(Money.zero(payment.received().currency()), Money::plus);
        var back = payment.refunded().isLessThan(done) ? done : payment.refunded();
        return payment.received().minus(back);
    }

    private static Outcome outcome(Refund refund) {
        return switch (refund.state()) {
            case DONE -> new Outcome.Done(refund);
            case REFUSED -> new Outcome.Refused(refund);
            case FAILED -> new Outcome.Failed(refund);
            case REQUESTED, UNKNOWN -> new Outcome.Pending(refund);
        };
    }
}
