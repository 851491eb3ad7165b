package dev.catraca.application.reconciliation;

import dev.catraca.application.order.port.Timeline;
import dev.catraca.application.provisioning.port.MainSystem;
import dev.catraca.application.provisioning.port.MainSystem.LookOutcome;
import dev.catraca.application.reconciliation.port.Comparisons;
import dev.catraca.application.reconciliation.port.Comparisons.Due;
import dev.catraca.application.shared.Rows;
import dev.catraca.application.shared.port.Doorbell;
import dev.catraca.application.shared.port.Doorbell.Queue;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.domain.order.Access;
import dev.catraca.domain.order.TimelineEntry;
import dev.catraca.domain.order.TimelineEntry.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the main system whether the access that a payment gave is still what it is worth: a main
 * system may be restored from a backup. A difference is not repaired here; the effect is handed to
 * those who give access, with the same key as the first time.
 *
 * <p>What is true after a crash: a claimed comparison is due again when its lease ends; reading
 * twice is harmless, and a difference is written only if nobody has worked on the effect since.
 */
public final class CompareAccess {
    private static final int BATCH = 20;
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration UNCLEAR_AGAIN = Duration.ofHours(1);
    private static final List<Duration> AFTER_CREATION =
            List.of(Duration.ofDays(1), Duration.ofDays(7), Duration.ofDays(35));

    private final Comparisons comparisons;
    private final MainSystem mainSystem;
    private final Timeline timeline;
    private final Transactions transactions;
    private final Doorbell doorbell;
    private final Clock clock;
    private final Rows rows;

    public CompareAccess(
            Comparisons comparisons,
            MainSystem mainSystem,
            Timeline timeline,
            Transactions transactions,
            Doorbell doorbell,
            Clock clock) {
        this.comparisons = comparisons;
        this.mainSystem = mainSystem;
        this.timeline = timeline;
        this.transactions = transactions;
        this.doorbell = doorbell;
        this.clock = clock;
        this.rows = new Rows(clock);
    }

    /** Makes the comparisons that are due; how many. */
    public int compareDue() {
        var due = comparisons.claimDue(BATCH, LEASE);
        rows.workOff(due, LEASE, it -> it.grant().order(), this::compare, (it, _) -> again(it));
        return due.size();
    }

    private void compare(Due due) {
        switch (mainSystem.look(due.mainSystem(), due.grant())) {
            case LookOutcome.Found(var access) when access == due.wanted() -> agrees(due);
            case LookOutcome.Found(var access) -> differs(due, access);
            case LookOutcome.Absent() when due.wanted() == Access.ACTIVE ->
                    differs(due, Access.NONE);
            case LookOutcome.Absent() -> agrees(due);
            case LookOutcome.Unclear _ -> again(due);
        }
    }

    private void agrees(Due due) {
        comparisons.compareNext(due.grant().key(), next(due));
    }

    /** Not asked for ever: a main system that cannot answer this is no reason to stay busy. */
    private void again(Due due) {
        var soon = clock.instant().plus(UNCLEAR_AGAIN);
        comparisons.compareNext(due.grant().key(), next(due).map(_ -> soon));
    }

    private Optional<Instant> next(Due due) {
        return AFTER_CREATION.stream()
                .map(due.createdAt()::plus)
                .filter(it -> it.isAfter(clock.instant()))
                .findFirst();
    }

    private void differs(Due due, Access found) {
        var facts = Map.of("wanted", due.wanted().name(), "found", found.name());
        var isOurs =
                transactions.compute(
                        () -> {
                            if (!comparisons.differs(due, found)) {
                                return false;
                            }
                            timeline.append(
                                    new TimelineEntry(
                                            due.grant().order(),
                                            clock.instant(),
                                            Event.ACCESS_DIFFERED,
                                            facts));
                            return true;
                        });
        if (isOurs) {
            doorbell.ring(Queue.PROVISIONINGS);
        }
    }
}
