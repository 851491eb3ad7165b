package dev.catraca.domain.operation;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the rows of all nodes stand. Ratios are between 0 and 1, and absent where nothing happened
 * within the last hour.
 *
 * @param unitsWithoutAccount units that cannot sell until somebody puts their keys
 * @param violations the number of rows of each invariant's view, by its name
 * @param clockAhead our clock less the database's
 */
public record Snapshot(
        Optional<BigDecimal> provisioningSuccess,
        Optional<BigDecimal> retries,
        long inboxPending,
        long provisioningPending,
        List<Parked> parked,
        long unitsWithoutAccount,
        Map<String, Long> violations,
        Duration clockAhead) {
    public Snapshot {
        parked = List.copyOf(parked);
        violations = Map.copyOf(violations);
    }

    /** Rows that wait for an operator: how many, and for how long the oldest. */
    public record Parked(String kind, long count, Duration oldest) {}
}
