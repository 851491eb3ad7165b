package dev.catraca.domain.order;

import dev.catraca.domain.shared.Money;

/** One thing of an order, as it was sold: later changes of the catalogue do not reach it. */
public sealed interface OrderLine permits PlanLine, ProductLine {
    String name();

    int quantity();

    Money unitPrice();

    default Money total() {
        return unitPrice().times(quantity());
    }
}
