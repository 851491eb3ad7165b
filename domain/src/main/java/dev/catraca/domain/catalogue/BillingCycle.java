package dev.catraca.domain.catalogue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;

/** How long one payment of a plan lasts. */
public enum BillingCycle {
    ONCE,
    MONTHLY,
    YEARLY;

    /**
     * The end of one period that begins at {@code from}: calendar months in the merchant's zone,
     * clamped to the month's end; {@link #ONCE} lasts {@code accessDays}, or has no end.
     */
    public Optional<Instant> endOfPeriod(Instant from, OptionalInt accessDays, ZoneId zone) {
        var start = from.atZone(zone);
        return switch (this) {
            case MONTHLY -> Optional.of(start.plusMonths(1).toInstant());
            case YEARLY -> Optional.of(start.plusYears(1).toInstant());
            case ONCE ->
                    accessDays.isPresent()
                            ? Optional.of(start.plusDays(accessDays.getAsInt()).toInstant())
                            : Optional.empty();
        };
    }
}
