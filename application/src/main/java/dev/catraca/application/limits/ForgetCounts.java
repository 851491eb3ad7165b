package dev.catraca.application.limits;

import dev.catraca.application.limits.port.Counters;

/** Forgets counts of windows that have ended. */
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
