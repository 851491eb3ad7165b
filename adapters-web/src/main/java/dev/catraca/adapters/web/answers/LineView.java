package dev.catraca.adapters.web.answers;

import dev.catraca.domain.order.OrderLine;
import dev.catraca.domain.order.PlanLine;
import org.jspecify.annotations.Nullable;

/** One thing that is offered or was bought; {@code price} is that of one piece. */
public record LineView(
        String plan,
        String name,
        int quantity,
        MoneyView price,
        String cycle,
        @Nullable Integer accessDays) {
    public static LineView of(OrderLine line) {
        return switch (line) {
            case PlanLine it ->
                    new LineView(
                            it.plan().value(),
                            it.name(),
                            it.quantity(),
                            MoneyView.of(it.unitPrice()),
                            it.cycle().name(),
                            it.accessDays().isPresent() ? it.accessDays().getAsInt() : null);
        };
    }
}
