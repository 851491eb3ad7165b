package dev.catraca.sandbox.twins.mainsystem;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long a payment of a plan grants access.
 *
 * @param accessDays for plans that are paid once; null means without end
 */
record PlanRule(Cycle cycle, @Nullable Integer accessDays, ZoneId zone) {

    enum Cycle {
        ONCE,
        MONTHLY,
        YEARLY
    }

    /** What a plan is that nobody described. */
    static final PlanRule USUAL = new PlanRule(Cycle.MONTHLY, null, ZoneId.of("America/Sao_Paulo"));

    /** Calendar months in the zone, clamped to the month's end; empty is without end. */
    Optional<Instant> endOfPeriodFrom(Instant start) {
        return switch (cycle) {
            case MONTHLY -> Optional.of(start.atZone(zone).plusMonths(1).toInstant());
            case YEARLY -> Optional.of(start.atZone(zone).plusYears(1).toInstant());
            case ONCE ->
                    Optional.ofNullable(accessDays)
                            .map(days -> start.atZone(zone).plusDays(days).toInstant());
        };
    }
}
