package dev.catraca.application.operation;

import dev.catraca.application.operation.port.CallMonths;
import java.time.Period;

/**
 * Keeps the call log as long as it has to be kept: makes its next months, drops its old ones. After
 * a crash the next run does what is missing; calls of a month that was not made are caught.
 */
public final class KeepCalls {
    /** What a server may be away for without anything being caught. */
    private static final int MONTHS_AHEAD = 2;

    private final CallMonths months;
    private final Period retention;

    /**
     * Keeps calls at least that long.
     *
     * @throws IllegalArgumentException if that is less than three months: a payment may be disputed
     */
    public KeepCalls(CallMonths months, Period retention) {
        if (retention.toTotalMonths() < 3 || retention.isNegative()) {
            throw new IllegalArgumentException("calls are kept for three months or longer");
        }
        this.months = months;
        this.retention = retention;
    }

    /** How many months were made and dropped. */
    public record Kept(int made, int dropped) {}

    public Kept keep() {
        return new Kept(months.makeAhead(MONTHS_AHEAD), months.forget(retention));
    }
}
