package dev.catraca.application.payment;

import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.order.port.Orders;
import dev.catraca.domain.access.Principal;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.order.OrderId;
import java.util.Optional;

/** The orders that somebody may know of: those of the merchants they reach. */
final class ReachableOrders {
    private final Orders orders;
    private final Merchants merchants;

    ReachableOrders(Orders orders, Merchants merchants) {
        this.orders = orders;
        this.merchants = merchants;
    }

    /** Empty if there is none, or it is another merchant's: nobody can tell which. */
    Optional<Order> find(OrderId id, Principal principal) {
        return orders.find(id).filter(it -> isReached(it, principal));
    }

    private boolean isReached(Order order, Principal principal) {
        return merchants.find(order.terms().merchant()).filter(principal::reaches).isPresent();
    }
}
