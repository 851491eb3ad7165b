package dev.catraca.application.fakes;

import dev.catraca.application.catalogue.port.Plans;
import dev.catraca.domain.catalogue.Plan;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.merchant.MerchantId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

public final class InMemoryPlans implements Plans {
    private final InMemoryTransactions transactions;
    private final Map<PlanKey, Plan> rows;

    public InMemoryPlans(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.rows = transactions.table();
    }

    @Override
    public Optional<Plan> find(MerchantId merchant, PlanCode code) {
        return transactions.statement(
                () -> Optional.ofNullable(rows.get(new PlanKey(merchant, code))));
    }

    @Override
    public List<Plan> of(MerchantId merchant) {
        return transactions.statement(
                () ->
                        rows.values().stream()
                                .filter(it -> it.merchant().equals(merchant))
                                .sorted(Comparator.comparing(it -> it.code().value()))
                                .toList());
    }

    @Override
    public void put(Plan plan) {
        transactions.part(() -> rows.put(new PlanKey(plan.merchant(), plan.code()), plan));
    }

    @Override
    public boolean remove(MerchantId merchant, PlanCode code) {
        return transactions.part(() -> rows.remove(new PlanKey(merchant, code)) != null);
    }

    private record PlanKey(MerchantId merchant, PlanCode code) {}
}
