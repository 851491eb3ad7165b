package dev.catraca.application.operation.port;

import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.operation.Snapshot;

/** Counts rows. */
public interface Figures {
    /**
     * Costs three statements; throws if the database is away. A unit sells by an account at {@code
     * unitSystem}.
     */
    Snapshot count(ProviderName unitSystem);
}
