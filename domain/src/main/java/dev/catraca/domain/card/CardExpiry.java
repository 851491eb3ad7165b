package dev.catraca.domain.card;

import dev.catraca.domain.shared.InvalidValue;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.regex.Pattern;

/** The month until whose end a card may be used. */
public record CardExpiry(YearMonth month) {
    private static final Pattern FORM = Pattern.compile("(0[1-9]|1[0-2])/([0-9]{2})");
    private static final int CENTURY = 2000;

    /** Reads {@code MM/YY}, as it stands on the card; throws {@link InvalidValue}. */
    public static CardExpiry of(String text) {
        var form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new InvalidValue("card-expiry-invalid", "A card's validity is written as MM/YY.");
        }
        return new CardExpiry(
                YearMonth.of(
                        CENTURY + Integer.parseInt(form.group(2)),
                        Integer.parseInt(form.group(1))));
    }

    /** Whether the month has ended there. */
    public boolean isOver(Instant now, ZoneId zone) {
        return YearMonth.from(now.atZone(zone)).isAfter(month);
    }

    @Override
    public String toString() {
        return "**/**";
    }
}
