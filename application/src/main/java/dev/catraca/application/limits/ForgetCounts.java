package dev.catraca.application.limits;

import dev.catraca.application.limits.port.Counters;

/** Forgets those who have their whole quota again. */
public final class ForgetCounts {
    private final Counters counters;

    public ForgetCounts(Counters counters) {
        this.counters = counters;
    }

    /** Some of them; how many. */
    public int forget() {
        return counters.forgetEnded();
    }
}
