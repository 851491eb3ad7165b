package dev.catraca.application.sale;

import dev.catraca.application.order.port.Orders;
import dev.catraca.application.order.port.Timeline;
import dev.catraca.application.payment.ApplyReport;
import dev.catraca.application.payment.WriteReceiptMail;
import dev.catraca.application.payment.WriteReceiptMail.News;
import dev.catraca.application.payment.port.ChargeReport;
import dev.catraca.application.payment.port.Payments;
import dev.catraca.application.payment.port.SaleOutcome;
import dev.catraca.application.payment.port.Sales;
import dev.catraca.application.sale.SellPlan.Outcome;
import dev.catraca.application.shared.port.Doorbell;
import dev.catraca.application.shared.port.Doorbell.Queue;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.order.TimelineEntry;
import dev.catraca.domain.order.TimelineEntry.Event;
import dev.catraca.domain.payment.ChargeFact;
import dev.catraca.domain.payment.ChargeReference;
import dev.catraca.domain.payment.Payment;
import dev.catraca.domain.payment.PaymentMethod;
import dev.catraca.domain.shared.Money;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Writes down what came of a sale, each time in one transaction under the order's row lock, and
 * tells how a sale stands that was written before.
 */
final class RecordedSales {
    private static final Duration SOON = Duration.ofSeconds(5);

    private final Sales sales;
    private final Orders orders;
    private final Payments payments;
    private final Timeline timeline;
    private final ApplyReport applying;
    private final WriteReceiptMail mail;
    private final Transactions transactions;
    private final Doorbell doorbell;
    private final Clock clock;

    RecordedSales(
            Sales sales,
            Orders orders,
            Payments payments,
            Timeline timeline,
            ApplyReport applying,
            WriteReceiptMail mail,
            Transactions transactions,
            Doorbell doorbell,
            Clock clock) {
        this.sales = sales;
        this.orders = orders;
        this.payments = payments;
        this.timeline = timeline;
        this.applying = applying;
        this.mail = mail;
        this.transactions = transactions;
        this.doorbell = doorbell;
        this.clock = clock;
    }

    /** How the order's sale stands, if there is such an order. */
    Optional<Outcome> find(OrderId id) {
        return payments.latest(id)
                .map(
                        it ->
                                switch (it) {
                                    case Payment.Issued payment -> issued(payment);
                                    case Payment.Collected payment -> sold(payment);
                                    case Payment.Unsettled payment ->
                                            new Outcome.InReview(id, payment.terms().amount());
                                    case Payment.Ended _ -> new Outcome.NotOpen(id);
                                });
    }

    /** What the provider answered. */
    Outcome record(
            SaleOutcome outcome, Merchant unit, Order.Open order, Payment.Requested payment) {
        return switch (outcome) {
            case SaleOutcome.Approved it -> approved(order, payment, it);
            case SaleOutcome.Issued it -> issued(unit, order, payment, it);
            case SaleOutcome.Declined(var reason) -> {
                end(payment, reason);
                yield new Outcome.CardDeclined();
            }
            case SaleOutcome.Refused(var reason) -> {
                end(payment, reason);
                yield new Outcome.Refused();
            }
            case SaleOutcome.NotSent(var cause, var retryAfter) -> {
                end(payment, cause);
                yield new Outcome.Unavailable(retryAfter.orElse(SOON));
            }
            case SaleOutcome.Unclear(var cause) -> unclear(order, payment, cause);
        };
    }

    private Outcome approved(
            Order.Open order, Payment.Requested payment, SaleOutcome.Approved approved) {
        var nothing = Money.zero(approved.amount().currency());
        var known =
                new ChargeReport.Known(
                        reference(payment, approved.reference()),
                        Optional.of(payment.terms().id()),
                        new ChargeFact.Collected(
                                approved.amount(),
                                Optional.empty(),
                                nothing,
                                ChargeFact.Dispute.NONE,
                                Optional.of(PaymentMethod.CARD),
                                clock.instant()));
        var code = approved.reference().map(ChargeReference::value);
        var isAccessWanted =
                transactions.compute(
                        () -> {
                            sales.record(order.id(), code, approved.transaction());
                            return applying.apply(payment.terms(), known);
                        });
        if (isAccessWanted) {
            doorbell.ring(Queue.PROVISIONINGS);
        }
        doorbell.ring(Queue.MAILS);
        return new Outcome.Sold(order.id(), code, approved.transaction(), approved.amount());
    }

    private Outcome issued(
            Merchant unit, Order.Open order, Payment.Requested payment, SaleOutcome.Issued answer) {
        var issued = payment.issued(reference(payment, answer.reference()), answer.voucher());
        transactions.run(
                () -> {
                    orders.lock(order.id());
                    if (isUnsettled(payment)) {
                        var now = clock.instant();
                        payments.save(issued, Optional.of(now.plus(SOON)));
                        sales.record(
                                order.id(),
                                answer.reference().map(ChargeReference::value),
                                answer.transaction());
                        timeline.append(
                                entry(
                                        payment,
                                        Event.SALE_ISSUED,
                                        Map.of("method", answer.voucher().method().name())));
                        mail.write(
                                new WriteReceiptMail.Command(
                                        order, unit, new News.Issued(answer.voucher()), now));
                    }
                });
        doorbell.ring(Queue.MAILS);
        return issued(issued);
    }

    private Outcome issued(Payment.Issued payment) {
        var order = payment.terms().order();
        var receipt = sales.receipt(order).orElseThrow();
        return new Outcome.Issued(
                order,
                receipt.code(),
                receipt.transaction(),
                payment.terms().amount(),
                payment.voucher());
    }

    private Outcome sold(Payment.Collected payment) {
        var order = payment.terms().order();
        var receipt = sales.receipt(order).orElseThrow();
        return new Outcome.Sold(order, receipt.code(), receipt.transaction(), payment.received());
    }

    /** Certainly nothing was sold. */
    private void end(Payment.Requested payment, String reason) {
        transactions.run(
                () -> {
                    var now = clock.instant();
                    var order = orders.lock(payment.terms().order()).orElseThrow();
                    if (isUnsettled(payment)) {
                        payments.save(payment.refused(reason, now), Optional.empty());
                        timeline.append(
                                entry(payment, Event.SALE_REFUSED, Map.of("reason", reason)));
                    }
                    if (order instanceof Order.Open open) {
                        orders.save(open.failed(now));
                        timeline.append(
                                entry(payment, Event.ORDER_CHANGED, Map.of("state", "FAILED")));
                    }
                });
    }

    private Outcome unclear(Order.Open order, Payment.Requested payment, String cause) {
        transactions.run(
                () -> {
                    orders.lock(order.id());
                    if (isUnsettled(payment)) {
                        payments.save(
                                payment.unknown(cause), Optional.of(clock.instant().plus(SOON)));
                        timeline.append(entry(payment, Event.SALE_UNKNOWN, Map.of("cause", cause)));
                    }
                });
        return payments.find(payment.terms().id()).orElseThrow() instanceof Payment.Collected it
                ? sold(it)
                : new Outcome.InReview(order.id(), payment.terms().amount());
    }

    /** Whoever looked for it while the call took its time may have found it. */
    private boolean isUnsettled(Payment payment) {
        return payments.find(payment.terms().id()).orElseThrow() instanceof Payment.Unsettled;
    }

    private static ChargeReference reference(Payment payment, Optional<ChargeReference> reference) {
        return reference.orElseGet(() -> ChargeReference.ours(payment.terms().id()));
    }

    private TimelineEntry entry(Payment payment, Event event, Map<String, String> facts) {
        return new TimelineEntry(payment.terms().order(), clock.instant(), event, facts);
    }
}
