package dev.catraca.domain.order;

import dev.catraca.domain.shared.InvalidValue;
import dev.catraca.domain.shared.Money;
import java.util.List;
import java.util.Optional;

/**
 * What is ordered together: at least one line, all in one currency, and at most one plan, so that
 * an order has one effect in the main system.
 */
public record OrderLines(List<OrderLine> all) {
    public OrderLines {
        all = List.copyOf(all);
        if (all.isEmpty()) {
            throw new InvalidValue("lines-empty", "An order has at least one line.");
        }
        if (plans(all) > 1) {
            throw new InvalidValue("one-plan-per-order", "An order has at most one plan.");
        }
        if (all.stream().map(it -> it.unitPrice().currency()).distinct().count() > 1) {
            throw new InvalidValue("currencies-mixed", "An order has one currency.");
        }
    }

    public static OrderLines of(OrderLine... lines) {
        return new OrderLines(List.of(lines));
    }

    public Money total() {
        return all.stream().map(OrderLine::total).reduce(Money::plus).orElseThrow();
    }

    public Optional<PlanLine> plan() {
        return all.stream()
                .filter(PlanLine.class::isInstance)
                .map(PlanLine.class::cast)
                .findFirst();
    }

    private static long plans(List<OrderLine> lines) {
        return lines.stream().filter(PlanLine.class::isInstance).count();
    }
}
