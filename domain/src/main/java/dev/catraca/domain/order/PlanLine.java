package dev.catraca.domain.order;

import dev.catraca.domain.catalogue.BillingCycle;
import dev.catraca.domain.catalogue.Plan;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.shared.Money;
import java.util.OptionalInt;

/** A plan that was ordered, for one period. */
public record PlanLine(
        PlanCode plan, String name, Money unitPrice, BillingCycle cycle, OptionalInt accessDays)
        implements OrderLine {

    public static PlanLine of(Plan plan) {
        return new PlanLine(
                plan.code(), plan.name(), plan.price(), plan.cycle(), plan.accessDays());
    }

    @Override
    public int quantity() {
        return 1;
    }
}
