package dev.catraca.domain.merchant;

import dev.catraca.domain.shared.InvalidValue;
import java.math.BigDecimal;

/** One of the two numbers of a place, in decimal degrees (WGS 84), with at most 12 decimals. */
public record Coordinate(BigDecimal degrees) {
    private static final BigDecimal POLE = BigDecimal.valueOf(90);
    private static final BigDecimal DATE_LINE = BigDecimal.valueOf(180);
    private static final int MOST_DECIMALS = 12;

    public Coordinate {
        if (degrees.scale() > MOST_DECIMALS || degrees.abs().compareTo(DATE_LINE) > 0) {
            throw invalid();
        }
    }

    /** Between the poles. */
    public static Coordinate latitude(BigDecimal degrees) {
        if (degrees.abs().compareTo(POLE) > 0) {
            throw invalid();
        }
        return new Coordinate(degrees);
    }

    /** Once around. */
    public static Coordinate longitude(BigDecimal degrees) {
        return new Coordinate(degrees);
    }

    private static InvalidValue invalid() {
        return new InvalidValue(
                "coordinate-invalid",
                "A latitude lies between -90 and 90 degrees, a longitude between -180 and 180.");
    }
}
