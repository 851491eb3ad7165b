package dev.catraca.application.order.port;

import dev.catraca.domain.order.Order;
import dev.catraca.domain.order.OrderId;
import java.util.Optional;

/** All orders. */
public interface Orders {
    /**
     * Adds the order, unless its buyer has an open one for the same plan of the same merchant: then
     * nothing changes and that one is the answer. A unique index decides between two at once.
     */
    Optional<OrderId> addUnlessOpen(Order.Open order);

    /** Adds the draft; false if there is an order of this id, or of this reference. */
    boolean add(Order.Draft order);

    Optional<Order> find(OrderId id);

    /** Reads the order and holds its row until the end of the transaction. */
    Optional<Order> lock(OrderId id);

    /** Writes the state of an order, or a draft's lines, that was locked in this transaction. */
    void save(Order order);
}
