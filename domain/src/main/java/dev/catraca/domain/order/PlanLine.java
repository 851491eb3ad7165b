package dev.catraca.domain.order;

import dev.catraca.domain.catalogue.BillingCycle;
import dev.catraca.domain.catalogue.Plan;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.shared.Money;
import java.util.OptionalInt;

/** A plan as it was when the order was placed: later changes of the catalogue do not reach it. */
public record PlanLine(
        PlanCode plan, String name, Money price, BillingCycle cycle, OptionalInt accessDays) {

    public static PlanLine of(Plan plan) {
        return new PlanLine(
                plan.code(), plan.name(), plan.price(), plan.cycle(), plan.accessDays());
    }
}
