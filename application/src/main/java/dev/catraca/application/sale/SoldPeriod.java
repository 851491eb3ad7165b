package dev.catraca.application.sale;

import dev.catraca.domain.catalogue.BillingCycle;
import dev.catraca.domain.order.PlanLine;
import dev.catraca.domain.sale.OfferedPlan;
import dev.catraca.domain.sale.Simulation;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.OptionalInt;

/**
 * For how long a sold plan gives access: until the end of the contract, if the unit's system names
 * the day; else for the months it binds the customer, one at least.
 */
final class SoldPeriod {
    private static final int MONTHS_OF_A_YEAR = 12;

    private SoldPeriod() {}

    static PlanLine line(OfferedPlan plan, Simulation price, LocalDate today) {
        var cycle = cycle(plan, price);
        var days =
                cycle == BillingCycle.ONCE
                        ? OptionalInt.of(days(plan, price, today))
                        : OptionalInt.empty();
        return new PlanLine(plan.code(), plan.name(), price.total(), cycle, days);
    }

    private static BillingCycle cycle(OfferedPlan plan, Simulation price) {
        if (price.accessUntil().isPresent()) {
            return BillingCycle.ONCE;
        }
        return switch (plan.minimumMonths()) {
            case 0, 1 -> BillingCycle.MONTHLY;
            case MONTHS_OF_A_YEAR -> BillingCycle.YEARLY;
            default -> BillingCycle.ONCE;
        };
    }

    private static int days(OfferedPlan plan, Simulation price, LocalDate today) {
        var end = price.accessUntil().orElseGet(() -> today.plusMonths(plan.minimumMonths()));
        // The last day is the customer's too.
        return Math.toIntExact(Math.max(0, ChronoUnit.DAYS.between(today, end)) + 1);
    }
}
