package dev.catraca.domain.sale;

import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.quote.QuoteId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * A simulation that a sale may refer to: until it expires, whoever wishes the same pays what it
 * says. It expires on a whole second, at the unit's midnight at the latest, because prices and due
 * dates are a day's.
 */
public record SaleQuote(
        QuoteId id, MerchantId unit, SaleWish wish, Simulation simulation, Instant expiresAt) {
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    public static SaleQuote of(
            QuoteId id,
            MerchantId unit,
            SaleWish wish,
            Simulation simulation,
            Instant now,
            ZoneId zone) {
        var midnight = now.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
        var end = now.plus(LIFETIME);
        return new SaleQuote(
                id,
                unit,
                wish,
                simulation,
                (end.isBefore(midnight) ? end : midnight).truncatedTo(ChronoUnit.SECONDS));
    }

    public boolean isOver(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
