package dev.catraca.domain.cart;

import dev.catraca.domain.shared.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a request for payment says of a cart. The ids are the client's own: of the order, of its
 * buyer, and of the company that sells. Nothing of it is believed.
 */
public record CartClaim(
        String order,
        String buyer,
        String company,
        List<Item> items,
        List<Wanted> wanted,
        Optional<String> coupon,
        Optional<String> affiliate,
        Optional<Numbers> numbers) {
    public CartClaim {
        items = List.copyOf(items);
        wanted = List.copyOf(wanted);
    }

    /** What only we can say, and the client believes; empty where it asks for them. */
    public record Numbers(Money total, List<Split> splits) {
        public Numbers {
            splits = List.copyOf(splits);
        }
    }

    /** A thing on the page: {@code reference} is the product's, or the code of a plan. */
    public record Item(String reference, int quantity, Money unitPrice) {
        public Money total() {
            return unitPrice.times(quantity);
        }
    }

    /** The same things once more, without prices. */
    public record Wanted(String reference, int quantity) {}

    /** Whom the client expects to get which part, in percent. */
    public record Split(String wallet, BigDecimal percentage) {}
}
