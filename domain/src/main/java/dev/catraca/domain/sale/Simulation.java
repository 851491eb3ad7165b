package dev.catraca.domain.sale;

import dev.catraca.domain.shared.InvalidValue;
import dev.catraca.domain.shared.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a plan would cost today, part by part; the parts add up to the total.
 *
 * @param name of the plan
 * @param accessUntil the last day of the contract, if the unit's system says it
 */
public record Simulation(
        String name, Money total, List<Part> parts, Optional<LocalDate> accessUntil) {
    public Simulation {
        parts = List.copyOf(parts);
        var sum =
                parts.stream().map(Part::amount).reduce(Money.zero(total.currency()), Money::plus);
        if (!sum.equals(total)) {
            throw new InvalidValue(
                    "simulation-does-not-add-up", "The instalments do not add up to the total.");
        }
    }

    /** One instalment; the first has the number 1. */
    public record Part(int number, Money amount, LocalDate dueOn) {}
}
