package dev.catraca.application.fakes;

import dev.catraca.application.sale.port.PlanSnapshots;
import dev.catraca.domain.merchant.MerchantId;
import java.util.Map;
import java.util.Optional;

public final class InMemoryPlanSnapshots implements PlanSnapshots {
    private final InMemoryTransactions transactions;
    private final Map<MerchantId, Snapshot> rows;

    public InMemoryPlanSnapshots(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.rows = transactions.table();
    }

    @Override
    public Optional<Snapshot> find(MerchantId unit) {
        return transactions.statement(() -> Optional.ofNullable(rows.get(unit)));
    }

    @Override
    public void put(MerchantId unit, Snapshot snapshot) {
        transactions.alone(
                () ->
                        rows.merge(
                                unit,
                                snapshot,
                                (old, it) -> it.fetchedAt().isAfter(old.fetchedAt()) ? it : old));
    }
}
