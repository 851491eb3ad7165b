package dev.catraca.application.payment;

import dev.catraca.application.merchant.port.ProviderAccounts;
import dev.catraca.application.order.port.Orders;
import dev.catraca.application.order.port.Timeline;
import dev.catraca.application.payment.SettlePayments.Hint;
import dev.catraca.application.payment.port.Payments;
import dev.catraca.application.payment.port.Refunds;
import dev.catraca.application.payment.port.Refunds.Due;
import dev.catraca.application.payment.port.RefundsCharges;
import dev.catraca.application.payment.port.RefundsCharges.Outcome;
import dev.catraca.application.payment.port.RefundsCharges.Request;
import dev.catraca.application.shared.RetrySchedule;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.order.TimelineEntry;
import dev.catraca.domain.order.TimelineEntry.Event;
import dev.catraca.domain.payment.Payment;
import dev.catraca.domain.payment.RefundState;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one call of a refund and what follows from its answer, for whoever holds the row: the request
 * that wrote it, or the clock.
 */
final class RefundCalls {
    private final Refunds refunds;
    private final List<RefundsCharges> providers;
    private final ProviderAccounts accounts;
    private final Orders orders;
    private final Payments payments;
    private final Timeline timeline;
    private final SettlePayments settling;
    private final Transactions transactions;
    private final RetrySchedule schedule;
    private final Clock clock;

    RefundCalls(
            Refunds refunds,
            List<RefundsCharges> providers,
            ProviderAccounts accounts,
            Orders orders,
            Payments payments,
            Timeline timeline,
            SettlePayments settling,
            Transactions transactions,
            RetrySchedule schedule,
            Clock clock) {
        this.refunds = refunds;
        this.providers = List.copyOf(providers);
        this.accounts = accounts;
        this.orders = orders;
        this.payments = payments;
        this.timeline = timeline;
        this.settling = settling;
        this.transactions = transactions;
        this.schedule = schedule;
        this.clock = clock;
    }

    Optional<RefundsCharges> provider(ProviderName name) {
        return providers.stream().filter(it -> it.provider().equals(name)).findFirst();
    }

    void work(Due due) {
        var payment = payments.find(due.refund().payment()).orElseThrow();
        var terms = payment.terms();
        var account = accounts.find(terms.account(), terms.provider()).orElse(null);
        if (account == null) {
            retry(due, "no-account", Optional.empty(), !due.mayBeDone());
            return;
        }
        var request =
                new Request(
                        due.refund().id(),
                        terms,
                        payment.reference().orElseThrow(),
                        orders.find(terms.order()).orElseThrow().terms().split(),
                        due.refund().amount(),
                        due.key(),
                        due.mayBeDone());
        switch (provider(terms.provider()).orElseThrow().refund(request, account)) {
            case Outcome.Accepted(var reference) -> accepted(due, payment, reference);
            case Outcome.Refused(var reason) -> refused(due, reason);
            // That this call did nothing says nothing of an earlier one whose end nobody knows.
            case Outcome.NotSent(var cause, var retryAfter) ->
                    retry(due, cause, retryAfter, !due.mayBeDone());
            case Outcome.KeySpent(var cause) -> retry(due, cause, Optional.empty(), true);
            case Outcome.Unclear(var cause, var retryAfter) -> retry(due, cause, retryAfter, false);
        }
    }

    /** Whatever escaped may have come after the call: the call stays as it is. */
    void failed(Due due, Throwable failure) {
        retry(due, failure.getClass().getSimpleName(), Optional.empty(), false);
    }

    /** The payment is due at once, so that a crash before it is read loses nothing. */
    private void accepted(Due due, Payment payment, String reference) {
        var id = payment.terms().id();
        var isOurs =
                transactions.compute(
                        () -> {
                            orders.lock(due.refund().order());
                            var isRecorded =
                                    refunds.end(
                                            due.refund().id(),
                                            due.lease(),
                                            RefundState.DONE,
                                            Optional.of(reference),
                                            Optional.empty());
                            if (isRecorded) {
                                payments.save(
                                        payments.find(id).orElseThrow(),
                                        Optional.of(clock.instant()));
                                note(due, Event.REFUND_ACCEPTED, "reference", reference);
                            }
                            return isRecorded;
                        });
        if (isOurs) {
            settling.settle(new Hint.OfPayment(id));
        }
    }

    private void refused(Due due, String reason) {
        transactions.run(
                () -> {
                    var isRecorded =
                            refunds.end(
                                    due.refund().id(),
                                    due.lease(),
                                    RefundState.REFUSED,
                                    Optional.empty(),
                                    Optional.of(reason));
                    if (isRecorded) {
                        note(due, Event.REFUND_REFUSED, "cause", reason);
                    }
                });
    }

    /**
     * Who gave no answer may still be busy: where no key protects, a read must not come before the
     * end of what it is to find.
     */
    private void retry(Due due, String cause, Optional<Duration> retryAfter, boolean isOver) {
        var pause = schedule.after(due.lease().attempt(), retryAfter);
        var least = isOver ? Duration.ZERO : OpenPayment.LONGEST_CALL;
        var at = clock.instant().plus(pause.compareTo(least) < 0 ? least : pause);
        transactions.run(() -> refunds.retry(due.refund().id(), due.lease(), cause, at, isOver));
    }

    private void note(Due due, Event event, String name, String value) {
        var refund = due.refund();
        timeline.append(
                new TimelineEntry(
                        refund.order(),
                        clock.instant(),
                        event,
                        Map.of(
                                name,
                                value,
                                "refund",
                                refund.id().toString(),
                                "amount",
                                Long.toString(refund.amount().minor()))));
    }
}
