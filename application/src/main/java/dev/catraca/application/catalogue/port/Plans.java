package dev.catraca.application.catalogue.port;

import dev.catraca.domain.catalogue.Plan;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.merchant.MerchantId;
import java.util.List;
import java.util.Optional;

/** The merchants' plans. What is read may be up to five seconds old. */
public interface Plans {
    Optional<Plan> find(MerchantId merchant, PlanCode code);

    /** All plans on sale, by code. */
    List<Plan> of(MerchantId merchant);

    void put(Plan plan);

    /** Takes the plan off sale; false if there is none. Orders keep their own copy of it. */
    boolean remove(MerchantId merchant, PlanCode code);
}
