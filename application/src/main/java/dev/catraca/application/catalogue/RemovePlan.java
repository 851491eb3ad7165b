package dev.catraca.application.catalogue;

import dev.catraca.application.catalogue.port.Plans;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.merchant.MerchantId;

/** Takes a plan off sale. */
public final class RemovePlan {
    private final Plans plans;
    private final Transactions transactions;

    public RemovePlan(Plans plans, Transactions transactions) {
        this.plans = plans;
        this.transactions = transactions;
    }

    /** False if there is none. */
    public boolean remove(MerchantId merchant, PlanCode code) {
        return transactions.compute(() -> plans.remove(merchant, code));
    }
}
