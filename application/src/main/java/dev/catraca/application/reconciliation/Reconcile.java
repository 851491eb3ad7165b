package dev.catraca.application.reconciliation;

import dev.catraca.application.payment.port.Payments;
import dev.catraca.application.payment.port.Transfers;
import dev.catraca.application.reconciliation.port.Backlogs;
import dev.catraca.application.reconciliation.port.Comparisons;
import dev.catraca.application.shared.port.Doorbell;
import dev.catraca.application.shared.port.Doorbell.Queue;
import dev.catraca.domain.access.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An operator wants everything looked at again: payments are read at their providers, accesses
 * compared with the main system, undelivered notifications asked for, and the shares of payees that
 * are parked tried again. Nothing is changed here; each row only becomes due for the ordinary use
 * case.
 */
public final class Reconcile {
    private static final Duration USUAL = Duration.ofDays(2);
    private static final Duration LONGEST = Duration.ofDays(35);

    private final Payments payments;
    private final Comparisons comparisons;
    private final Backlogs backlogs;
    private final Transfers transfers;
    private final Doorbell doorbell;
    private final Clock clock;

    public Reconcile(
            Payments payments,
            Comparisons comparisons,
            Backlogs backlogs,
            Transfers transfers,
            Doorbell doorbell,
            Clock clock) {
        this.payments = payments;
        this.comparisons = comparisons;
        this.backlogs = backlogs;
        this.transfers = transfers;
        this.doorbell = doorbell;
        this.clock = clock;
    }

    /** What was begun since {@code from}, or in the last 48 hours; 35 days at most. */
    public record Command(Principal principal, Optional<Instant> from) {}

    /** What came of the wish. */
    public sealed interface Outcome {
        /** So many will be looked at. */
        record Begun(Instant from, Instant to, int payments, int provisionings)
                implements Outcome {}

        /** {@code from} is in the future, or too long ago. */
        record NotThatFar(Instant earliest) implements Outcome {}
    }

    public Outcome reconcile(Command command) {
        var now = clock.instant();
        var from = command.from().orElse(now.minus(USUAL));
        var earliest = now.minus(LONGEST);
        if (from.isBefore(earliest) || from.isAfter(now)) {
            return new Outcome.NotThatFar(earliest);
        }
        var merchant = command.principal().merchant();
        var begun =
                new Outcome.Begun(
                        from,
                        now,
                        payments.lookAgain(merchant, from, now),
                        comparisons.compareAgain(merchant, from, now));
        transfers.tryParkedAgain(merchant, from, now);
        backlogs.askAllNow();
        for (var queue :
                List.of(
                        Queue.PAYMENTS,
                        Queue.SETTLED_PAYMENTS,
                        Queue.COMPARISONS,
                        Queue.BACKLOGS)) {
            doorbell.ring(queue);
        }
        return begun;
    }
}
