package dev.catraca.application.operation;

import dev.catraca.application.operation.port.Invariants;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Shows what must never be true, and what breaks it. */
public final class ReadInvariants {
    private static final int SAMPLES = 10;

    private final Invariants invariants;

    public ReadInvariants(Invariants invariants) {
        this.invariants = invariants;
    }

    /** {@code oldest} is when the first culprit came to be, where its id tells. */
    public record Reading(
            String name, long count, Optional<Instant> oldest, List<Culprit> samples) {}

    public record Culprit(String id, String detail) {}

    public List<Reading> read() {
        return invariants.read(SAMPLES).stream()
                .map(
                        it ->
                                new Reading(
                                        it.name(),
                                        it.count(),
                                        it.oldest(),
                                        it.samples().stream()
                                                .map(one -> new Culprit(one.id(), one.detail()))
                                                .toList()))
                .toList();
    }
}
