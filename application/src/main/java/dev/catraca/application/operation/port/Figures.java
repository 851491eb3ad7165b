package dev.catraca.application.operation.port;

import dev.catraca.domain.operation.Snapshot;

/** Counts rows. */
public interface Figures {
    /** Costs three statements; throws if the database is away. */
    Snapshot count();
}
