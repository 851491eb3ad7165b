package dev.catraca.domain.cart;

import dev.catraca.domain.order.AppliedCoupon;
import dev.catraca.domain.payment.PageTerms.Item;
import dev.catraca.domain.shared.Apportionment;
import dev.catraca.domain.shared.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The things on the page of a cart with a coupon: the discount is allotted over them by largest
 * remainder. One whose part cannot be divided by its quantity is shown as two, one cent apart, so
 * that the page comes to the total exactly.
 */
public final class CartPage {
    private CartPage() {}

    public static List<Item> items(List<Item> items, Optional<AppliedCoupon> coupon) {
        if (coupon.isEmpty()) {
            return items;
        }
        var totals = items.stream().map(it -> it.unitPrice().times(it.quantity())).toList();
        var discounts = Apportionment.byLargestRemainder(coupon.get().discount(), totals);
        var shown = new ArrayList<Item>();
        for (var i = 0; i < items.size(); i++) {
            addCheaper(shown, items.get(i), totals.get(i).minus(discounts.get(i)));
        }
        return List.copyOf(shown);
    }

    private static void addCheaper(List<Item> shown, Item item, Money total) {
        var price = total.minor() / item.quantity();
        var dearer = (int) (total.minor() % item.quantity());
        add(shown, item, item.quantity() - dearer, new Money(price, total.currency()));
        add(shown, item, dearer, new Money(price + 1, total.currency()));
    }

    /** What costs nothing is not on the page: providers refuse it. */
    private static void add(List<Item> shown, Item item, int quantity, Money price) {
        if (quantity > 0 && price.isPositive()) {
            shown.add(
                    new Item(
                            item.reference(),
                            item.name(),
                            item.description(),
                            item.image(),
                            quantity,
                            price));
        }
    }
}
