package dev.catraca.application.operation.port;

import dev.catraca.application.shared.port.CallLog.Direction;
import dev.catraca.domain.merchant.MerchantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads the call log; what was called in the last second may still be missing. */
public interface CallSearch {
    /** The newest first. */
    List<Entry> find(Query query);

    /** How the outgoing calls of the last {@code window} went, by party and operation. */
    List<Statistic> statistics(Optional<MerchantId> merchant, Duration window);

    /** How many calls to the party in the last {@code window} the busiest account has made. */
    long callsOfBusiest(Optional<MerchantId> merchant, String party, Duration window);

    /**
     * What is looked for; what is empty does not matter.
     *
     * @param merchant whose calls, those of its units included
     * @param route the template, as it is logged
     * @param from the earliest time, included
     * @param to the latest time, not included
     * @param after the last one of the page before
     */
    record Query(
            Optional<MerchantId> merchant,
            Optional<String> party,
            Optional<String> route,
            Optional<Answered> answered,
            Optional<String> correlation,
            Optional<Instant> from,
            Optional<Instant> to,
            Optional<Position> after,
            int limit) {}

    /** How calls ended. */
    sealed interface Answered {
        /** With a status between these two, both included. */
        record Between(int lowest, int highest) implements Answered {}

        /** Not at all. */
        record Never() implements Answered {}
    }

    /** Where a call stands in the list. */
    record Position(Instant at, long id) {}

    record Entry(
            long id,
            Instant at,
            Direction direction,
            String party,
            Optional<MerchantId> merchant,
            String method,
            String route,
            Optional<Integer> status,
            Duration latency,
            Optional<String> error,
            String correlation,
            int attempt,
            Optional<String> network) {}

    /** {@code errors} are calls without an answer or with a status from 500 on. */
    record Statistic(
            String party,
            String method,
            String route,
            long calls,
            long errors,
            Duration median,
            Duration slowest5Percent) {}
}
