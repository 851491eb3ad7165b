package dev.catraca.application.payment;

import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.order.port.Orders;
import dev.catraca.application.order.port.Timeline;
import dev.catraca.application.payment.port.ChargeReport;
import dev.catraca.application.payment.port.Payments;
import dev.catraca.application.payment.port.Sales;
import dev.catraca.application.shared.port.Doorbell;
import dev.catraca.application.shared.port.Doorbell.Queue;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.domain.access.Principal;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.order.TimelineEntry;
import dev.catraca.domain.order.TimelineEntry.Event;
import dev.catraca.domain.payment.ChargeFact;
import dev.catraca.domain.payment.ChargeReference;
import dev.catraca.domain.payment.Payment;
import dev.catraca.domain.shared.Money;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * An operator says what became of a sale that nobody can tell by looking. What they say is a fact
 * like a provider's: it moves order, ledger and access by the ordinary way, in one transaction.
 */
public final class ResolveSale {
    private final ReachableOrders reachable;
    private final Orders orders;
    private final Payments payments;
    private final Sales sales;
    private final ApplyReport applying;
    private final Timeline timeline;
    private final Transactions transactions;
    private final Doorbell doorbell;
    private final Clock clock;

    public ResolveSale(
            Merchants merchants,
            Orders orders,
            Payments payments,
            Sales sales,
            ApplyReport applying,
            Timeline timeline,
            Transactions transactions,
            Doorbell doorbell,
            Clock clock) {
        this.reachable = new ReachableOrders(orders, merchants);
        this.orders = orders;
        this.payments = payments;
        this.sales = sales;
        this.applying = applying;
        this.timeline = timeline;
        this.transactions = transactions;
        this.doorbell = doorbell;
        this.clock = clock;
    }

    /** The reason is the operator's own words, kept in the order's story. */
    public record Command(OrderId order, Principal principal, Finding finding, String reason) {}

    /** What the operator found out. */
    public sealed interface Finding {
        /** It was sold and paid, under the provider's number. */
        record Sold(ChargeReference reference) implements Finding {}

        record NotSold() implements Finding {}
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Resolved(Order order) implements Outcome {}

        /** There is none of this id, or it is another merchant's: nobody can tell which. */
        record OrderUnknown() implements Outcome {}

        /** It is no sale, or its outcome is known: there is nothing to resolve. */
        record NotUnresolved() implements Outcome {}

        /** Another sale at this account has this number. */
        record ReferenceTaken() implements Outcome {}
    }

    public Outcome resolve(Command command) {
        if (reachable.find(command.order(), command.principal()).isEmpty()) {
            return new Outcome.OrderUnknown();
        }
        var refusal = transactions.compute(() -> write(command));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        doorbell.ring(Queue.PROVISIONINGS);
        doorbell.ring(Queue.MAILS);
        return new Outcome.Resolved(orders.find(command.order()).orElseThrow());
    }

    private Optional<Outcome> write(Command command) {
        orders.lock(command.order());
        if (!(payments.latest(command.order()).orElse(null) instanceof Payment.Unknown payment)
                || sales.receipt(command.order()).isEmpty()) {
            return Optional.of(new Outcome.NotUnresolved());
        }
        if (command.finding() instanceof Finding.Sold(var reference)) {
            if (isTaken(payment, reference)) {
                return Optional.of(new Outcome.ReferenceTaken());
            }
            // Before the rest, which writes the buyer a receipt.
            sales.record(command.order(), Optional.of(reference.value()), Optional.empty());
        }
        applying.apply(payment.terms(), known(payment, command.finding()));
        timeline.append(
                new TimelineEntry(
                        command.order(),
                        clock.instant(),
                        Event.OPERATOR_DECIDED,
                        Map.of("outcome", name(command.finding()), "reason", command.reason())));
        return Optional.empty();
    }

    private boolean isTaken(Payment payment, ChargeReference reference) {
        var terms = payment.terms();
        return payments.find(terms.provider(), terms.account(), reference).isPresent();
    }

    private ChargeReport.Known known(Payment payment, Finding finding) {
        return switch (finding) {
            case Finding.Sold(var reference) -> report(payment, reference, sold(payment));
            case Finding.NotSold() ->
                    report(
                            payment,
                            ChargeReference.ours(payment.terms().id()),
                            new ChargeFact.Declined("not-sold", clock.instant()));
        };
    }

    private static String name(Finding finding) {
        return switch (finding) {
            case Finding.Sold _ -> "sold";
            case Finding.NotSold _ -> "not-sold";
        };
    }

    private static ChargeReport.Known report(
            Payment payment, ChargeReference reference, ChargeFact fact) {
        return new ChargeReport.Known(reference, Optional.of(payment.terms().id()), fact);
    }

    private ChargeFact sold(Payment payment) {
        var amount = payment.terms().amount();
        return new ChargeFact.Collected(
                amount,
                Optional.empty(),
                Money.zero(amount.currency()),
                ChargeFact.Dispute.NONE,
                Optional.empty(),
                clock.instant());
    }
}
