package dev.catraca.application.provisioning;

import dev.catraca.application.order.port.Timeline;
import dev.catraca.application.provisioning.port.MainSystem;
import dev.catraca.application.provisioning.port.MainSystem.Change;
import dev.catraca.application.provisioning.port.MainSystem.GrantOutcome;
import dev.catraca.application.provisioning.port.MainSystem.ReverseOutcome;
import dev.catraca.application.provisioning.port.Provisionings;
import dev.catraca.application.provisioning.port.Provisionings.Due;
import dev.catraca.application.shared.RetrySchedule;
import dev.catraca.application.shared.Rows;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.domain.order.Access;
import dev.catraca.domain.order.TimelineEntry;
import dev.catraca.domain.order.TimelineEntry.Event;
import dev.catraca.domain.provisioning.AccountReference;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Drives the main system to the access that each paid order is worth, exactly once.
 *
 * <p>What is true after a crash: a claimed row is due again when its lease ends, and the call is
 * repeated with the same key, to which the main system gives the same answer; a result that comes
 * back after somebody else took over finds another fence and is dropped.
 */
public final class ProvisionOrders {
    private static final int BATCH = 20;
    private static final Duration LEASE = Duration.ofSeconds(60);

    /** A definite no, or a failure of our own, is asked again this often before it is parked. */
    private static final int MOST_REFUSALS = 3;

    private final Provisionings provisionings;
    private final MainSystem mainSystem;
    private final Timeline timeline;
    private final Transactions transactions;
    private final RetrySchedule schedule;
    private final Clock clock;
    private final Rows rows;

    public ProvisionOrders(
            Provisionings provisionings,
            MainSystem mainSystem,
            Timeline timeline,
            Transactions transactions,
            RetrySchedule schedule,
            Clock clock) {
        this.provisionings = provisionings;
        this.mainSystem = mainSystem;
        this.timeline = timeline;
        this.transactions = transactions;
        this.schedule = schedule;
        this.clock = clock;
        this.rows = new Rows(clock);
    }

    /** Works off what is due; how many rows that were. */
    public int provisionDue() {
        var due = provisionings.claimDue(BATCH, LEASE);
        rows.workOff(due, LEASE, it -> it.grant().order(), this::provision, this::failed);
        return due.size();
    }

    private void provision(Due due) {
        if (due.account().isPresent()) {
            change(due);
        } else if (due.wanted() != Access.ACTIVE && due.isUntouched()) {
            reached(due, due.wanted(), Optional.empty());
        } else {
            // Also where access is to be taken away again: an earlier call of ours may have given
            // it, and the same key tells.
            grant(due);
        }
    }

    private void grant(Due due) {
        switch (mainSystem.grant(due.mainSystem(), due.grant())) {
            case GrantOutcome.Granted(var account) ->
                    reached(due, Access.ACTIVE, Optional.of(account));
            case GrantOutcome.Refused(var reason) -> refused(due, reason);
            case GrantOutcome.Unavailable(var cause, var retryAfter) ->
                    delayed(due, cause, retryAfter);
        }
    }

    private void change(Due due) {
        var change =
                switch (due.wanted()) {
                    case ACTIVE -> Change.RESTORE;
                    case SUSPENDED -> Change.SUSPEND;
                    case REVOKED, NONE -> Change.REVOKE;
                };
        switch (mainSystem.change(due.mainSystem(), change, due.grant())) {
            case ReverseOutcome.Changed() -> reached(due, due.wanted(), due.account());
            case ReverseOutcome.Refused(var reason) -> refused(due, reason);
            case ReverseOutcome.Unavailable(var cause, var retryAfter) ->
                    delayed(due, cause, retryAfter);
        }
    }

    private void reached(Due due, Access access, Optional<AccountReference> account) {
        transactions.run(
                () -> {
                    if (provisionings.reached(due.grant().key(), due.lease(), access, account)) {
                        note(due, eventOf(due, access), Map.of());
                    }
                });
    }

    private static Event eventOf(Due due, Access reached) {
        return switch (reached) {
            case ACTIVE -> due.account().isPresent() ? Event.ACCESS_RESTORED : Event.ACCESS_GRANTED;
            case SUSPENDED -> Event.ACCESS_SUSPENDED;
            case REVOKED, NONE -> Event.ACCESS_REVOKED;
        };
    }

    private void refused(Due due, String reason) {
        if (due.lease().attempt() >= MOST_REFUSALS) {
            park(due, reason);
        } else {
            delayed(due, reason, Optional.empty());
        }
    }

    /** That a system is offline is not the order's fault: it is asked for as long as it takes. */
    private void delayed(Due due, String cause, Optional<Duration> retryAfter) {
        var at = clock.instant().plus(schedule.after(due.lease().attempt(), retryAfter));
        transactions.run(
                () -> {
                    var isOurs = provisionings.retry(due.grant().key(), due.lease(), cause, at);
                    if (isOurs && due.lease().attempt() == 1) {
                        note(due, Event.ACCESS_DELAYED, Map.of("cause", cause));
                    }
                });
    }

    private void park(Due due, String cause) {
        transactions.run(
                () -> {
                    if (provisionings.park(due.grant().key(), due.lease(), cause)) {
                        note(due, Event.ACCESS_PARKED, Map.of("cause", cause));
                    }
                });
    }

    private void failed(Due due, Throwable failure) {
        refused(due, failure.getClass().getSimpleName());
    }

    private void note(Due due, Event event, Map<String, String> facts) {
        timeline.append(new TimelineEntry(due.grant().order(), clock.instant(), event, facts));
    }
}
