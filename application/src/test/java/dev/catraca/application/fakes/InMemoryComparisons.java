package dev.catraca.application.fakes;

import dev.catraca.application.reconciliation.port.Comparisons;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.order.Access;
import dev.catraca.domain.provisioning.ProvisioningId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The other view of the effects. */
public record InMemoryComparisons(InMemoryProvisionings provisionings) implements Comparisons {
    @Override
    public List<Due> claimDue(int limit, Duration lease) {
        return provisionings.claimForComparison(limit, lease);
    }

    @Override
    public void compareNext(ProvisioningId id, Optional<Instant> at) {
        provisionings.compareNext(id, at);
    }

    @Override
    public boolean differs(Due due, Access found) {
        return provisionings.differs(due, found);
    }

    @Override
    public int compareAgain(Optional<MerchantId> merchant, Instant from, Instant to) {
        return provisionings.compareAgain(merchant, from, to);
    }
}
