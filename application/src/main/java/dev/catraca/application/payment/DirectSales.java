package dev.catraca.application.payment;

import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.order.port.Cancellations;
import dev.catraca.application.order.port.Orders;
import dev.catraca.application.order.port.Timeline;
import dev.catraca.application.payment.SettlePayments.Outcome;
import dev.catraca.application.payment.port.ChargeReport;
import dev.catraca.application.payment.port.Payments;
import dev.catraca.application.payment.port.SaleInquiry;
import dev.catraca.application.payment.port.SellsDirectly;
import dev.catraca.application.shared.port.Doorbell;
import dev.catraca.application.shared.port.Doorbell.Queue;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.order.TimelineEntry;
import dev.catraca.domain.order.TimelineEntry.Event;
import dev.catraca.domain.payment.ChargeFact;
import dev.catraca.domain.payment.ChargeReference;
import dev.catraca.domain.payment.Payment;
import dev.catraca.domain.payment.PaymentId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out what became of a sale. It is only ever looked for, never sent again: the provider
 * honours no key and would sell twice.
 *
 * <p>What is true after a crash: a sale that was written and has no answer may have been sent; it
 * becomes unknown and is looked for. Looking changes nothing at the provider, and what it finds is
 * merged like every other fact. What a day of looking does not find needs an operator.
 */
final class DirectSales {
    private static final Duration SOON = Duration.ofSeconds(5);

    private final Merchants merchants;
    private final Orders orders;
    private final Payments payments;
    private final ApplyReport applying;
    private final Cancellations cancellations;
    private final Timeline timeline;
    private final Transactions transactions;
    private final Doorbell doorbell;
    private final Clock clock;

    DirectSales(
            Merchants merchants,
            Orders orders,
            Payments payments,
            ApplyReport applying,
            Cancellations cancellations,
            Timeline timeline,
            Transactions transactions,
            Doorbell doorbell,
            Clock clock) {
        this.merchants = merchants;
        this.orders = orders;
        this.payments = payments;
        this.applying = applying;
        this.cancellations = cancellations;
        this.timeline = timeline;
        this.transactions = transactions;
        this.doorbell = doorbell;
        this.clock = clock;
    }

    /** Looks for it once. */
    Outcome look(Payment payment, SellsDirectly seller, ProviderAccount account) {
        var sale = payment instanceof Payment.Requested it ? interrupted(it) : payment;
        var order = orders.find(sale.terms().order()).orElseThrow();
        var report = seller.look(inquiry(order, sale), account);
        var isOver = sale instanceof Payment.Issued it && closesAt(order, it).isBefore(now());
        return switch (report) {
            case ChargeReport.Known known
                    when isOver && known.fact() instanceof ChargeFact.Pending ->
                    expired(sale);
            case ChargeReport.Known known -> known(sale, known);
            case ChargeReport.Absent() when isOver -> expired(sale);
            case ChargeReport.Absent() -> {
                refuseCancellation(sale);
                yield new Outcome.Looked(1);
            }
            case ChargeReport.Unknown(_, var retryAfter) ->
                    new Outcome.NoAnswer(retryAfter.orElse(SOON));
        };
    }

    /** When to look again; without an instant, an operator is told, or nothing is left to find. */
    Optional<Instant> next(PaymentId id) {
        var payment = payments.find(id).orElseThrow();
        var next =
                switch (payment) {
                    case Payment.Issued it ->
                            SaleSchedule.next(
                                    it,
                                    closesAt(orders.find(it.terms().order()).orElseThrow(), it),
                                    now());
                    case Payment.Unsettled it -> SaleSchedule.next(it, now());
                    case Payment.Ended it -> LookSchedule.next(it, now());
                    case Payment.Collected it -> LookSchedule.next(it, now());
                };
        if (next.isEmpty() && payment instanceof Payment.Unknown unknown) {
            note(unknown, Event.OPERATOR_NEEDED, Map.of("cause", unknown.cause()));
        }
        return next;
    }

    private static SaleInquiry inquiry(Order order, Payment sale) {
        var terms = order.terms();
        return new SaleInquiry(
                sale.terms(),
                sale.reference(),
                terms.plan().orElseThrow().plan(),
                terms.buyer().taxId().orElseThrow());
    }

    /** Who was to record the answer has died: the sale may have been sent. */
    private Payment interrupted(Payment.Requested requested) {
        return transactions.compute(
                () -> {
                    orders.lock(requested.terms().order());
                    var current = payments.find(requested.terms().id()).orElseThrow();
                    if (!(current instanceof Payment.Requested it)) {
                        return current;
                    }
                    var unknown = it.unknown("interrupted");
                    payments.save(unknown, SaleSchedule.next(unknown, now()));
                    timeline.append(entry(it, Event.SALE_UNKNOWN, Map.of("cause", "interrupted")));
                    return unknown;
                });
    }

    private Outcome known(Payment sale, ChargeReport.Known known) {
        if (transactions.compute(() -> applying.apply(sale.terms(), known))) {
            doorbell.ring(Queue.PROVISIONINGS);
        }
        refuseCancellation(sale);
        return new Outcome.Looked(1);
    }

    /** So long after its time nobody pays it any more. */
    private Outcome expired(Payment sale) {
        var reference = sale.reference().orElseGet(() -> ChargeReference.ours(sale.terms().id()));
        return known(
                sale,
                new ChargeReport.Known(
                        reference, Optional.of(sale.terms().id()), new ChargeFact.Expired(now())));
    }

    /** What was sold, or may be paid, cannot be taken back. */
    private void refuseCancellation(Payment sale) {
        var order = sale.terms().order();
        if (sale instanceof Payment.Unsettled && cancellations.isRequested(order)) {
            transactions.run(
                    () -> {
                        if (orders.lock(order).orElseThrow() instanceof Order.Open) {
                            cancellations.withdraw(order);
                            timeline.append(entry(sale, Event.CANCELLATION_REFUSED, Map.of()));
                        }
                    });
        }
    }

    private Instant closesAt(Order order, Payment.Issued sale) {
        var zone = merchants.find(order.terms().merchant()).orElseThrow().zone();
        return sale.voucher().closesAt(zone);
    }

    private void note(Payment sale, Event event, Map<String, String> facts) {
        transactions.run(() -> timeline.append(entry(sale, event, facts)));
    }

    private TimelineEntry entry(Payment sale, Event event, Map<String, String> facts) {
        return new TimelineEntry(sale.terms().order(), now(), event, facts);
    }

    private Instant now() {
        return clock.instant();
    }
}
