package dev.catraca.application.sale.port;

import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.sale.OfferedPlan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The plans of each unit as its system told them last, for all nodes. */
public interface PlanSnapshots {
    Optional<Snapshot> find(MerchantId unit);

    /** Replaces the unit's older one. */
    void put(MerchantId unit, Snapshot snapshot);

    record Snapshot(List<OfferedPlan> plans, Instant fetchedAt) {
        public Snapshot {
            plans = List.copyOf(plans);
        }
    }
}
