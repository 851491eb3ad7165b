package dev.catraca.adapters.persistence.catalogue;

import dev.catraca.application.catalogue.port.Plans;
import dev.catraca.domain.catalogue.Plan;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.merchant.MerchantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class JpaPlans implements Plans {
    private final JpaContext context;
    private final EntityManager manager;
    private final Recent<PlanRow.Key, Plan> recent;

    @Inject
    JpaPlans(JpaContext context, Clock clock) {
        this.context = context;
        this.manager = context.get();
        this.recent = new Recent<>(clock);
    }

    @Override
    public Optional<Plan> find(MerchantId merchant, PlanCode code) {
        var key = PlanRow.Key.of(merchant, code);
        return recent.find(
                key,
                () ->
                        context.read(
                                () ->
                                        Optional.ofNullable(manager.find(PlanRow.class, key))
                                                .map(PlanRow::become)));
    }

    @Override
    public List<Plan> of(MerchantId merchant) {
        return context.read(
                () ->
                        manager.createQuery(
                                        "SELECT p FROM PlanRow p WHERE p.merchant = :merchant"
                                                + " ORDER BY p.code",
                                        PlanRow.class)
                                .setParameter("merchant", merchant.value())
                                .getResultStream()
                                .map(PlanRow::become)
                                .toList());
    }

    @Override
    public void put(Plan plan) {
        recent.change(PlanRow.Key.of(plan.merchant(), plan.code()));
        manager.merge(PlanRow.of(plan));
        manager.flush();
    }

    @Override
    public boolean remove(MerchantId merchant, PlanCode code) {
        var key = PlanRow.Key.of(merchant, code);
        recent.change(key);
        var row = manager.find(PlanRow.class, key);
        if (row == null) {
            return false;
        }
        manager.remove(row);
        manager.flush();
        return true;
    }
}
