package dev.catraca.application.payment;

import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.merchant.port.ProviderAccounts;
import dev.catraca.application.order.port.Timeline;
import dev.catraca.application.payment.port.Transfers;
import dev.catraca.application.payment.port.Transfers.Due;
import dev.catraca.application.payment.port.TransfersShares;
import dev.catraca.application.payment.port.TransfersShares.Outcome;
import dev.catraca.application.payment.port.TransfersShares.Return;
import dev.catraca.application.payment.port.TransfersShares.Share;
import dev.catraca.application.shared.RetrySchedule;
import dev.catraca.application.shared.Rows;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.domain.order.TimelineEntry;
import dev.catraca.domain.order.TimelineEntry.Event;
import dev.catraca.domain.shared.Money;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sends payees their shares of what was collected, and takes back what they have to return, each
 * exactly once.
 *
 * <p>What is true after a crash:
 *
 * <ul>
 *   <li>before a row is claimed: what is wanted stands in it, since the transaction that booked the
 *       money; nothing was sent, so a refund makes the share smaller or cancels it;
 *   <li>after the claim, before the call: amount and key of the call stand in the row. Nothing was
 *       sent, but nobody knows: the row is due again when its lease ends, the transfer is looked
 *       for and, as it is not there, asked for with the same key and amount. A refund meanwhile
 *       waits, and is a reversal afterwards;
 *   <li>after the call, before its end is recorded: the same, and the transfer is found, or the key
 *       gives the same answer;
 *   <li>after that: the row is done, or due again if something else is wanted since.
 * </ul>
 *
 * <p>Whoever slept past the end of a lease finds another fence, and its result is dropped; the one
 * who took over made the same call.
 */
public final class TransferShares {
    private static final int BATCH = 8;
    private static final Duration LEASE = Duration.ofSeconds(60);

    /** A failure of our own is met this often before somebody has to look at it. */
    private static final int MOST_FAILURES = 3;

    private final Transfers transfers;
    private final List<TransfersShares> providers;
    private final ProviderAccounts accounts;
    private final Timeline timeline;
    private final Transactions transactions;
    private final RetrySchedule schedule;
    private final Clock clock;
    private final Rows rows;

    public TransferShares(
            Transfers transfers,
            List<TransfersShares> providers,
            ProviderAccounts accounts,
            Timeline timeline,
            Transactions transactions,
            RetrySchedule schedule,
            Clock clock) {
        this.transfers = transfers;
        this.providers = List.copyOf(providers);
        this.accounts = accounts;
        this.timeline = timeline;
        this.transactions = transactions;
        this.schedule = schedule;
        this.clock = clock;
        this.rows = new Rows(clock);
    }

    /** Works off what is due; how many rows that were. */
    public int transferDue() {
        var due = transfers.claimDue(BATCH, LEASE);
        rows.workOff(due, LEASE, Due::order, this::work, this::failed);
        return due.size();
    }

    private void work(Due due) {
        if (due.amount().isZero()) {
            nothingToDo(due);
            return;
        }
        var account = accounts.find(due.account(), due.provider()).orElse(null);
        if (account == null) {
            notDone(due, "the merchant has no account at this provider any more", Optional.empty());
            return;
        }
        switch (due.reference().isEmpty() ? transfer(due, account) : reverse(due, account)) {
            case Outcome.Done(var transfer, var reversed) -> done(due, transfer, reversed);
            case Outcome.Refused(var reason) -> park(due, reason, true);
            case Outcome.NotDone(var cause, var retryAfter) -> notDone(due, cause, retryAfter);
            case Outcome.KeySpent(var cause) -> retry(due, cause, Optional.empty(), true);
            case Outcome.Unclear(var cause, var retryAfter) -> retry(due, cause, retryAfter, false);
        }
    }

    private Outcome transfer(Due due, ProviderAccount account) {
        return provider(due)
                .transfer(
                        new Share(
                                due.id(),
                                due.order(),
                                due.charge(),
                                due.wallet(),
                                due.amount(),
                                due.key(),
                                due.mayBeDone()),
                        account);
    }

    private Outcome reverse(Due due, ProviderAccount account) {
        return provider(due)
                .reverse(
                        new Return(
                                due.reference().orElseThrow(),
                                due.amount(),
                                due.reversed(),
                                due.key()),
                        account);
    }

    private TransfersShares provider(Due due) {
        return providers.stream()
                .filter(it -> it.provider().equals(due.provider()))
                .findFirst()
                .orElseThrow();
    }

    private void done(Due due, String transfer, Money reversed) {
        var isFirst = due.reference().isEmpty();
        var sent = isFirst ? due.amount() : due.sent();
        transactions.run(
                () -> {
                    var isOurs =
                            transfers.reached(
                                    due.id(), due.lease(), Optional.of(transfer), sent, reversed);
                    if (isOurs) {
                        note(
                                due,
                                isFirst ? Event.SHARE_TRANSFERRED : Event.SHARE_REVERSED,
                                Map.of(
                                        "reference",
                                        transfer,
                                        "amount",
                                        Long.toString(due.amount().minor())));
                    }
                });
    }

    private void nothingToDo(Due due) {
        transactions.run(
                () ->
                        transfers.reached(
                                due.id(),
                                due.lease(),
                                due.reference(),
                                due.sent(),
                                due.reversed()));
    }

    /** That this call did nothing says nothing of an earlier one whose end nobody knows. */
    private void notDone(Due due, String cause, Optional<Duration> retryAfter) {
        retry(due, cause, retryAfter, !due.mayBeDone());
    }

    private void retry(Due due, String cause, Optional<Duration> retryAfter, boolean isOver) {
        var at = clock.instant().plus(schedule.after(due.lease().attempt(), retryAfter));
        transactions.run(() -> transfers.retry(due.id(), due.lease(), cause, at, isOver));
    }

    private void park(Due due, String cause, boolean isOver) {
        transactions.run(
                () -> {
                    if (transfers.park(due.id(), due.lease(), cause, isOver)) {
                        note(due, Event.SHARE_PARKED, Map.of("cause", cause));
                    }
                });
    }

    /** Whatever escaped may have come after the call: the call stays as it is. */
    private void failed(Due due, Throwable failure) {
        var cause = failure.getClass().getSimpleName();
        if (due.lease().attempt() >= MOST_FAILURES) {
            park(due, cause, false);
        } else {
            retry(due, cause, Optional.empty(), false);
        }
    }

    private void note(Due due, Event event, Map<String, String> facts) {
        var all = new HashMap<>(facts);
        all.put("payee", due.payee());
        timeline.append(new TimelineEntry(due.order(), clock.instant(), event, all));
    }
}
