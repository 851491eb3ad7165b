package dev.catraca.application.payment;

import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.merchant.port.ProviderAccounts;
import dev.catraca.application.order.port.Cancellations;
import dev.catraca.application.order.port.Orders;
import dev.catraca.application.order.port.Timeline;
import dev.catraca.application.payment.port.ChargeReport;
import dev.catraca.application.payment.port.Inbox;
import dev.catraca.application.payment.port.Inbox.Ending;
import dev.catraca.application.payment.port.NotificationMeaning;
import dev.catraca.application.payment.port.PaymentProvider;
import dev.catraca.application.payment.port.PaymentProvider.Claim;
import dev.catraca.application.payment.port.PaymentProviders;
import dev.catraca.application.payment.port.Payments;
import dev.catraca.application.payment.port.Payments.Stage;
import dev.catraca.application.shared.LogFields;
import dev.catraca.application.shared.LogFields.Field;
import dev.catraca.application.shared.RetrySchedule;
import dev.catraca.application.shared.Rows;
import dev.catraca.application.shared.port.Doorbell;
import dev.catraca.application.shared.port.Doorbell.Queue;
import dev.catraca.application.shared.port.Lease;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.order.TimelineEntry;
import dev.catraca.domain.order.TimelineEntry.Event;
import dev.catraca.domain.payment.ChargeFact;
import dev.catraca.domain.payment.ChargeReference;
import dev.catraca.domain.payment.Payment;
import dev.catraca.domain.payment.PaymentId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The one path from a hint to the truth: whatever says that something changed, we read the charge
 * at the provider and merge what it says under the order's row lock. Whoever comes first wins, the
 * second finds it done.
 *
 * <p>What is true after a crash: a claimed row is due again when its lease ends; the merge, the end
 * of the notification and the wish for access are one transaction; reading again is harmless.
 */
public final class SettlePayments {
    private static final int BATCH = 8;
    private static final Duration LEASE = Duration.ofSeconds(60);

    /** So long after its time a page may still be open: clocks differ, and so do minutes. */
    private static final Duration GRACE = Duration.ofMinutes(5);

    /** So often a row of ours may fail for reasons of ours before somebody has to look at it. */
    private static final int MOST_FAILURES = 3;

    /** How long polls wait where hardly any calls are left. */
    private static final Duration SPARING = Duration.ofMinutes(15);

    private final ProviderAccounts accounts;
    private final PaymentProviders providers;
    private final Inbox inbox;
    private final Payments payments;
    private final OpenPayment opening;
    private final DirectSales sales;
    private final ApplyReport applying;
    private final Cancellations cancellations;
    private final Timeline timeline;
    private final Transactions transactions;
    private final Doorbell doorbell;
    private final PollBudget budget;
    private final RetrySchedule schedule;
    private final Clock clock;
    private final Rows rows;

    public SettlePayments(
            Merchants merchants,
            ProviderAccounts accounts,
            PaymentProviders providers,
            Inbox inbox,
            Orders orders,
            Payments payments,
            OpenPayment opening,
            ApplyReport applying,
            Cancellations cancellations,
            Timeline timeline,
            Transactions transactions,
            Doorbell doorbell,
            PollBudget budget,
            RetrySchedule schedule,
            Clock clock) {
        this.accounts = accounts;
        this.providers = providers;
        this.inbox = inbox;
        this.payments = payments;
        this.opening = opening;
        this.sales =
                new DirectSales(
                        merchants,
                        orders,
                        payments,
                        applying,
                        cancellations,
                        timeline,
                        transactions,
                        doorbell,
                        clock);
        this.applying = applying;
        this.cancellations = cancellations;
        this.timeline = timeline;
        this.transactions = transactions;
        this.doorbell = doorbell;
        this.budget = budget;
        this.schedule = schedule;
        this.clock = clock;
        this.rows = new Rows(clock);
    }

    /** Where to look. */
    public sealed interface Hint {
        /** What waits in the inbox. */
        record Notifications() implements Hint {}

        /** Payments that nobody has told us anything about for a while. */
        record DuePayments(Stage stage) implements Hint {}

        /** One order, because its buyer came back or somebody asks. */
        record OfOrder(OrderId order) implements Hint {}

        /** One payment, which may not be the last of its order. */
        record OfPayment(PaymentId payment) implements Hint {}
    }

    /** What came of looking. */
    public sealed interface Outcome {
        /** {@code count} rows were looked at; none means that there is nothing to do. */
        record Looked(int count) implements Outcome {}

        record OrderUnknown() implements Outcome {}

        /** The provider gives no clear answer now. */
        record NoAnswer(Duration retryAfter) implements Outcome {}
    }

    public Outcome settle(Hint hint) {
        return switch (hint) {
            case Hint.Notifications() -> {
                var claimed = inbox.claimDue(BATCH, LEASE);
                rows.workOff(
                        claimed, LEASE, Inbox.Claimed::id, this::settleNotification, this::failed);
                yield new Outcome.Looked(claimed.size());
            }
            case Hint.DuePayments(var stage) -> {
                var due = payments.claimDue(stage, BATCH, LEASE);
                rows.workOff(
                        due,
                        LEASE,
                        it -> it.payment().terms().order(),
                        this::settleDue,
                        this::failed);
                yield new Outcome.Looked(due.size());
            }
            case Hint.OfOrder(var order) ->
                    payments.latest(order)
                            .map(this::settleNow)
                            .orElseGet(Outcome.OrderUnknown::new);
            case Hint.OfPayment(var payment) ->
                    payments.find(payment)
                            .map(this::settleNow)
                            .orElseGet(Outcome.OrderUnknown::new);
        };
    }

    private void settleNotification(Inbox.Claimed row) {
        switch (provider(row.provider()).interpret(row.body())) {
            case NotificationMeaning.Irrelevant(var reason) ->
                    end(row, new Ending.Ignored(reason, Optional.empty()));
            case NotificationMeaning.Unreadable(var cause) -> park(row, cause);
            case NotificationMeaning.Look it -> look(row, it);
        }
    }

    private void look(Inbox.Claimed row, NotificationMeaning.Look hint) {
        var account = accounts.find(row.account(), row.provider()).orElse(null);
        if (account == null) {
            park(row, "the merchant has no account at this provider any more");
            return;
        }
        switch (provider(row.provider()).find(hint.reference(), hint.claim(), account)) {
            case ChargeReport.Known known -> apply(row, known, hint.payment());
            case ChargeReport.Absent() -> park(row, "the provider does not know this charge");
            case ChargeReport.Unknown(var cause, var retryAfter) ->
                    inbox.retry(
                            row.id(),
                            row.lease(),
                            cause,
                            clock.instant()
                                    .plus(schedule.after(row.lease().attempt(), retryAfter)));
        }
    }

    private void apply(Inbox.Claimed row, ChargeReport.Known known, Optional<PaymentId> hinted) {
        var payment =
                find(row.provider(), row.account(), known.reference())
                        .or(() -> known.payment().or(() -> hinted).flatMap(payments::find))
                        .orElse(null);
        if (payment == null) {
            park(row, "no payment of ours belongs to this charge");
            return;
        }
        LogFields.put(Field.CORRELATION, payment.terms().order().toString());
        if (!belongs(payment, row, known)) {
            park(row, "the charge is not the one that was shown to the buyer");
            return;
        }
        var isAccessWanted =
                transactions.compute(
                        () ->
                                inbox.end(
                                                row.id(),
                                                row.lease(),
                                                new Ending.Applied(payment.terms().order()))
                                        && applying.apply(payment.terms(), known));
        if (isAccessWanted) {
            doorbell.ring(Queue.PROVISIONINGS);
        }
    }

    private Optional<Payment> find(
            ProviderName provider, MerchantId account, ChargeReference reference) {
        return payments.find(provider, account, reference);
    }

    /**
     * An orphan is a page that was opened but never shown, because its answer was lost and another
     * took its place. What is said of it concerns nobody, unless money arrived on it.
     */
    private static boolean belongs(Payment payment, Inbox.Claimed row, ChargeReport.Known known) {
        var terms = payment.terms();
        var isOurs =
                terms.provider().equals(row.provider())
                        && terms.account().equals(row.account())
                        && fits(payment, known);
        var isOrphan = payment instanceof Payment.Ended && payment.reference().isEmpty();
        var isMoney = known.fact() instanceof ChargeFact.Collected;
        return isOurs && (!isOrphan || isMoney);
    }

    /** Whether nothing of what the provider tells is of another payment than this one. */
    private static boolean fits(Payment payment, ChargeReport.Known known) {
        var terms = payment.terms();
        var isSameCurrency =
                !(known.fact() instanceof ChargeFact.Collected money)
                        || money.received().currency().equals(terms.amount().currency());
        return known.payment().map(terms.id()::equals).orElse(true)
                && payment.reference().map(known.reference()::equals).orElse(true)
                && isSameCurrency;
    }

    private void settleDue(Payments.Due due) {
        var now = clock.instant();
        var terms = due.payment().terms();
        if (!budget.isLeft(terms.provider(), terms.account()) && isMerePoll(due.payment())) {
            payments.postpone(terms.id(), due.lease(), Optional.of(now.plus(SPARING)));
            return;
        }
        var outcome = settleNow(due.payment());
        var lookAt =
                providers.seller(terms.provider()).isPresent()
                        ? sales.next(terms.id())
                        : next(due, outcome, now);
        payments.postpone(terms.id(), due.lease(), lookAt);
    }

    private Optional<Instant> next(Payments.Due due, Outcome outcome, Instant now) {
        return switch (outcome) {
            case Outcome.Looked _ -> LookSchedule.next(due.payment(), now);
            case Outcome.NoAnswer(var retryAfter) ->
                    Optional.of(
                            now.plus(
                                    schedule.after(
                                            due.lease().attempt(), Optional.of(retryAfter))));
            case Outcome.OrderUnknown() ->
                    throw new IllegalStateException("a payment without account or order");
        };
    }

    /** Nobody waits for it: neither a page is to be opened nor one to be closed. */
    private boolean isMerePoll(Payment payment) {
        return payment.reference().isPresent() && !isUnwanted(payment);
    }

    private Outcome settleNow(Payment payment) {
        var terms = payment.terms();
        var account = accounts.find(terms.account(), terms.provider()).orElse(null);
        if (account == null) {
            return new Outcome.NoAnswer(Duration.ofHours(1));
        }
        var seller = providers.seller(terms.provider());
        if (seller.isPresent()) {
            return sales.look(payment, seller.get(), account);
        }
        if (payment.reference().isEmpty()) {
            return payment instanceof Payment.Unsettled unsettled
                    ? open(unsettled, account)
                    : new Outcome.Looked(1);
        }
        return read(payment, payment.reference().get(), account);
    }

    private Outcome open(Payment.Unsettled payment, ProviderAccount account) {
        return switch (opening.open(payment, Optional.empty(), account)) {
            case OpenPayment.Result.Open(var pending) ->
                    isUnwanted(pending)
                            ? read(pending, pending.charge(), account)
                            : new Outcome.Looked(1);
            case OpenPayment.Result.Refused() -> new Outcome.Looked(1);
            case OpenPayment.Result.Unavailable(var retryAfter) -> new Outcome.NoAnswer(retryAfter);
        };
    }

    private Outcome read(Payment payment, ChargeReference reference, ProviderAccount account) {
        var provider = provider(account.provider());
        var isUnwanted = isUnwanted(payment);
        var report =
                isUnwanted
                        ? provider.cancel(reference, account)
                        : provider.find(reference, claim(payment), account);
        return switch (report) {
            case ChargeReport.Known known when !fits(payment, known) ->
                    new Outcome.NoAnswer(Duration.ofHours(1));
            case ChargeReport.Known known -> {
                if (transactions.compute(() -> apply(payment, known, isUnwanted))) {
                    doorbell.ring(Queue.PROVISIONINGS);
                }
                yield new Outcome.Looked(1);
            }
            case ChargeReport.Absent() -> new Outcome.NoAnswer(Duration.ofHours(1));
            case ChargeReport.Unknown(_, var retryAfter) ->
                    new Outcome.NoAnswer(retryAfter.orElse(Duration.ofSeconds(5)));
        };
    }

    /** Some providers tell nobody but who listens that a page has closed. */
    private Claim claim(Payment payment) {
        var isOverdue =
                payment instanceof Payment.Unsettled
                        && clock.instant().isAfter(payment.terms().expiresAt().plus(GRACE));
        return isOverdue ? Claim.OVERDUE : Claim.NONE;
    }

    /** Whether somebody wants the order to end before anybody pays. */
    private boolean isUnwanted(Payment payment) {
        return payment instanceof Payment.Unsettled
                && cancellations.isRequested(payment.terms().order());
    }

    private boolean apply(Payment payment, ChargeReport.Known known, boolean isUnwanted) {
        var isAccessWanted = applying.apply(payment.terms(), known);
        if (isUnwanted && known.fact() instanceof ChargeFact.Pending) {
            var order = payment.terms().order();
            cancellations.withdraw(order);
            timeline.append(new TimelineEntry(order, clock.instant(), Event.CANCELLATION_REFUSED));
        }
        return isAccessWanted;
    }

    private void failed(Inbox.Claimed row, Throwable failure) {
        var cause = failure.getClass().getSimpleName();
        if (row.lease().attempt() >= MOST_FAILURES) {
            park(row, cause);
        } else {
            inbox.retry(row.id(), row.lease(), cause, clock.instant().plus(pause(row.lease())));
        }
    }

    private void failed(Payments.Due due, Throwable failure) {
        payments.postpone(
                due.payment().terms().id(),
                due.lease(),
                Optional.of(clock.instant().plus(pause(due.lease()))));
    }

    private Duration pause(Lease lease) {
        return schedule.after(lease.attempt(), Optional.empty());
    }

    private PaymentProvider provider(ProviderName name) {
        return providers.find(name).orElseThrow();
    }

    private void park(Inbox.Claimed row, String cause) {
        end(row, new Ending.Parked(cause));
    }

    private void end(Inbox.Claimed row, Ending ending) {
        transactions.run(() -> inbox.end(row.id(), row.lease(), ending));
    }
}
