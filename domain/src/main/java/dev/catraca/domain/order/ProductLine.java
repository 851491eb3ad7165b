package dev.catraca.domain.order;

import dev.catraca.domain.shared.InvalidValue;
import dev.catraca.domain.shared.Money;

/** So many pieces of a product; the {@code reference} is the client's own id of it. */
public record ProductLine(String reference, String name, Money unitPrice, int quantity)
        implements OrderLine {
    /** No line holds more pieces. */
    public static final int MOST = 10_000;

    public ProductLine {
        if (quantity < 1 || quantity > MOST) {
            throw new InvalidValue(
                    "quantity-invalid", "A quantity lies between 1 and %d.".formatted(MOST));
        }
    }
}
