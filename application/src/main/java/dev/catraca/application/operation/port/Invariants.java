package dev.catraca.application.operation.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What must never be true, asked of the rows themselves. */
public interface Invariants {
    /** Every invariant by name, with up to so many of the rows that break it. */
    List<Reading> read(int samples);

    /**
     * How one of them stands.
     *
     * @param oldest when the first of the culprits came to be, where its id tells
     */
    record Reading(String name, long count, Optional<Instant> oldest, List<Culprit> samples) {
        public Reading {
            samples = List.copyOf(samples);
        }
    }

    /** A row that breaks it, and how. */
    record Culprit(String id, String detail) {}
}
