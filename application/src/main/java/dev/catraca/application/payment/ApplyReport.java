package dev.catraca.application.payment;

import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.order.port.Cancellations;
import dev.catraca.application.order.port.Orders;
import dev.catraca.application.order.port.Stock;
import dev.catraca.application.order.port.Timeline;
import dev.catraca.application.payment.WriteReceiptMail.News;
import dev.catraca.application.payment.port.ChargeReport;
import dev.catraca.application.payment.port.Ledger;
import dev.catraca.application.payment.port.Payments;
import dev.catraca.application.payment.port.Refunds;
import dev.catraca.application.payment.port.Sales;
import dev.catraca.application.provisioning.port.Provisionings;
import dev.catraca.application.shared.port.Ids;
import dev.catraca.domain.merchant.MainSystemKind;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.order.Access;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.order.TimelineEntry;
import dev.catraca.domain.order.TimelineEntry.Event;
import dev.catraca.domain.payment.ChargeFact;
import dev.catraca.domain.payment.LedgerTransaction;
import dev.catraca.domain.payment.Payment;
import dev.catraca.domain.payment.PaymentTerms;
import dev.catraca.domain.payment.Settlement;
import dev.catraca.domain.provisioning.ProvisioningId;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/**
 * Applies what a provider says to order, payment, ledger, timeline and wanted access, inside the
 * caller's transaction and under the order's row lock: all of it happens, or none.
 */
public final class ApplyReport {
    private final Merchants merchants;
    private final Orders orders;
    private final Payments payments;
    private final Refunds refunds;
    private final Ledger ledger;
    private final WantShares shares;
    private final Timeline timeline;
    private final Provisionings provisionings;
    private final Cancellations cancellations;
    private final Stock stock;
    private final Sales sales;
    private final WriteReceiptMail receiptMail;
    private final Ids ids;
    private final Clock clock;

    public ApplyReport(
            Merchants merchants,
            Orders orders,
            Payments payments,
            Refunds refunds,
            Ledger ledger,
            WantShares shares,
            Timeline timeline,
            Provisionings provisionings,
            Cancellations cancellations,
            Stock stock,
            Sales sales,
            WriteReceiptMail receiptMail,
            Ids ids,
            Clock clock) {
        this.merchants = merchants;
        this.orders = orders;
        this.payments = payments;
        this.refunds = refunds;
        this.ledger = ledger;
        this.shares = shares;
        this.timeline = timeline;
        this.provisionings = provisionings;
        this.cancellations = cancellations;
        this.stock = stock;
        this.sales = sales;
        this.receiptMail = receiptMail;
        this.ids = ids;
        this.clock = clock;
    }

    /** Whether another access than before is wanted now. */
    public boolean apply(PaymentTerms terms, ChargeReport.Known known) {
        var order = orders.lock(terms.order()).orElseThrow();
        var payment = payments.find(terms.id()).orElseThrow();
        var merchant = merchants.find(order.terms().merchant()).orElseThrow();
        var now = clock.instant();
        var settled =
                Settlement.of(
                        order,
                        payment,
                        known.reference(),
                        fact(order, known.fact()),
                        merchant.lateMoney(),
                        now);
        if (known.fact() instanceof ChargeFact.Collected it) {
            it.failed().forEach(failed -> fail(terms, failed, now));
        }
        if (!settled.payment().equals(payment)) {
            savePayment(settled.order(), payment, settled.payment(), now);
        }
        if (!settled.order().equals(order)) {
            orders.save(settled.order());
            moveStock(order, settled.order(), now);
            note(order, now, Event.ORDER_CHANGED, settled.order().state().name());
            tellBuyer(merchant, order, settled.order(), now);
        }
        return wantAccess(merchant, order, settled.order(), now);
    }

    /**
     * Also where the payment knows of it already: that ours was done may have been written down
     * after its failure was read.
     */
    private void fail(PaymentTerms terms, ChargeFact.FailedRefund failed, Instant now) {
        failed.refund()
                .filter(it -> refunds.fail(it, terms.id(), failed.reason()))
                .ifPresent(
                        it ->
                                timeline.append(
                                        new TimelineEntry(
                                                terms.order(),
                                                now,
                                                Event.REFUND_FAILED,
                                                Map.of(
                                                        "refund",
                                                        it.toString(),
                                                        "cause",
                                                        failed.reason(),
                                                        "amount",
                                                        Long.toString(failed.amount().minor())))));
    }

    /** A page that closed because somebody wanted that has not expired. */
    private ChargeFact fact(Order order, ChargeFact said) {
        return said instanceof ChargeFact.Expired(var at)
                        && order instanceof Order.Open
                        && cancellations.isRequested(order.id())
                ? new ChargeFact.Canceled(at)
                : said;
    }

    private void savePayment(Order order, Payment before, Payment after, Instant now) {
        payments.save(after, LookSchedule.next(after, now));
        timeline.append(
                new TimelineEntry(
                        after.terms().order(),
                        now,
                        Event.PAYMENT_CHANGED,
                        Map.of(
                                "state",
                                after.state().name(),
                                "provider",
                                after.terms().provider().value())));
        if (after instanceof Payment.Collected collected) {
            book(order, before, collected, now);
        }
    }

    /** {@code order} is what it is by now. */
    private void book(Order order, Payment before, Payment.Collected after, Instant now) {
        var parts = order.terms().splitPlan().allot(after.received(), after.left());
        var returned = parts.returned(after.gone());
        if (before.received().isLessThan(after.received())) {
            ledger.post(LedgerTransaction.moneyIn(after.terms(), parts, now));
        }
        var returnedBefore = parts.returned(before.gone());
        var isMore = after.gone().isLessThan(before.gone());
        if (before.gone().isLessThan(after.gone())) {
            ledger.post(
                    LedgerTransaction.moneyBack(
                            after.terms(),
                            returned.minus(returnedBefore),
                            after.gone().plus(after.failed()),
                            now));
        } else if (isMore) {
            ledger.post(
                    LedgerTransaction.moneyReturned(
                            after.terms(), returnedBefore.minus(returned), after.failed(), now));
        }
        shares.want(order, after, parts, returned, isMore, now);
    }

    /** Whether it was not paid ever before; one whose refund failed was. */
    private static boolean isPaidNow(Order before, Order after) {
        return after.hasPaid() && !before.hasPaid() && !(before instanceof Order.Reversed);
    }

    /** Pieces leave the stock when the order is paid, and go back to it when it ends otherwise. */
    private void moveStock(Order before, Order after, Instant now) {
        if (!after.terms().holdsStock()) {
            return;
        }
        if (after instanceof Order.Ended) {
            stock.release(after.id());
        } else if (isPaidNow(before, after)) {
            var missing = stock.take(after.id());
            if (!missing.isEmpty()) {
                timeline.append(
                        new TimelineEntry(
                                after.id(),
                                now,
                                Event.STOCK_MISSING,
                                Map.of("products", String.join(", ", missing))));
            }
        }
    }

    /** Who pays on a provider's page is told by it; who bought at a unit by us. */
    private void tellBuyer(Merchant merchant, Order before, Order after, Instant now) {
        if (merchant.unit().isPresent() && isPaidNow(before, after)) {
            sales.receipt(after.id())
                    .ifPresent(
                            it ->
                                    receiptMail.write(
                                            new WriteReceiptMail.Command(
                                                    after, merchant, new News.Paid(it), now)));
        }
    }

    private boolean wantAccess(Merchant merchant, Order before, Order after, Instant now) {
        var isWanted =
                merchant.mainSystem() != MainSystemKind.NONE && after.terms().plan().isPresent();
        // What was taken away for a refund that failed since stays so: no main system gives it
        // back.
        var isGone = before.access() == Access.REVOKED;
        if (after.access() == before.access() || isGone || !isWanted) {
            return false;
        }
        provisionings.want(new ProvisioningId(ids.next()), after.id(), after.access(), now);
        note(after, now, Event.ACCESS_REQUESTED, after.access().name());
        return true;
    }

    private void note(Order order, Instant at, Event event, String state) {
        timeline.append(new TimelineEntry(order.id(), at, event, Map.of("state", state)));
    }
}
