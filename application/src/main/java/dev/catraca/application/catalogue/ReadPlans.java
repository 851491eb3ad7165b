package dev.catraca.application.catalogue;

import dev.catraca.application.catalogue.port.Plans;
import dev.catraca.domain.catalogue.Plan;
import dev.catraca.domain.merchant.MerchantId;
import java.util.List;

/** Shows what a merchant has on sale, by plan code. */
public final class ReadPlans {
    private final Plans plans;

    public ReadPlans(Plans plans) {
        this.plans = plans;
    }

    public List<Plan> read(MerchantId merchant) {
        return plans.of(merchant);
    }
}
