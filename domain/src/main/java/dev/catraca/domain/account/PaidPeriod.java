package dev.catraca.domain.account;

import dev.catraca.domain.catalogue.BillingCycle;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The time that one payment buys, by the plan's terms and the merchant's zone as they were when the
 * payment was processed, at {@code from}. Whoever reported the payment may name an end of their
 * own: access then lasts {@code atLeastUntil}.
 */
public record PaidPeriod(
        BillingCycle cycle,
        OptionalInt accessDays,
        ZoneId zone,
        Instant from,
        Optional<Instant> atLeastUntil) {

    /**
     * The end of access when this period follows on access until {@code end}; empty means without
     * end. A period begins now or when the last one ends, and never shortens anything.
     */
    Optional<Instant> after(Optional<Instant> end) {
        return end.flatMap(it -> cycle.endOfPeriod(later(it, from), accessDays, zone))
                .map(it -> atLeastUntil.map(least -> later(it, least)).orElse(it));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
