package dev.catraca.adapters.web.answers;

import dev.catraca.domain.order.OrderLine;
import dev.catraca.domain.order.PlanLine;
import dev.catraca.domain.order.ProductLine;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is offered or was bought, a plan or a product; {@code price} is that of one piece.
 */
public record LineView(
        @Nullable String plan,
        @Nullable String product,
        String name,
        int quantity,
        MoneyView price,
        @Nullable String cycle,
        @Nullable Integer accessDays) {
    public static LineView of(OrderLine line) {
        return switch (line) {
            case PlanLine it ->
                    new LineView(
                            it.plan().value(),
                            null,
                            it.name(),
                            it.quantity(),
                            MoneyView.of(it.unitPrice()),
                            it.cycle().name(),
                            it.accessDays().isPresent() ? it.accessDays().getAsInt() : null);
            case ProductLine it ->
                    new LineView(
                            null,
                            it.reference(),
                            it.name(),
                            it.quantity(),
                            MoneyView.of(it.unitPrice()),
                            null,
                            null);
        };
    }
}
