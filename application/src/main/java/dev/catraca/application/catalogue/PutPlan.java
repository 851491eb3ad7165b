package dev.catraca.application.catalogue;

import dev.catraca.application.catalogue.port.Plans;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.domain.catalogue.Plan;

/** Puts a plan on sale, or replaces it; orders that were placed keep what they were promised. */
public final class PutPlan {
    private final Plans plans;
    private final Transactions transactions;

    public PutPlan(Plans plans, Transactions transactions) {
        this.plans = plans;
        this.transactions = transactions;
    }

    /** Whether there was one before. */
    public boolean put(Plan plan) {
        return transactions.compute(
                () -> {
                    var existed = plans.find(plan.merchant(), plan.code()).isPresent();
                    plans.put(plan);
                    return existed;
                });
    }
}
