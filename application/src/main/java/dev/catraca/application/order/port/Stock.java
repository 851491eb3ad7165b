package dev.catraca.application.order.port;

import dev.catraca.domain.order.Order;
import dev.catraca.domain.order.OrderId;
import java.time.Instant;
import java.util.List;

/**
 * The pieces that orders hold, and their uses of coupons. Only what was reserved, here or by
 * opening a cart, is taken or released, each once; called under the order's row lock.
 */
public interface Stock {
    /** What became of a reservation. */
    enum Reserved {
        RESERVED,
        /** Others got the last pieces, or they are not for sale any more. */
        NOT_IN_STOCK,
        /** Others used the coupon for the last time, or this buyer did. */
        COUPON_SPENT
    }

    /**
     * Keeps the pieces for an order that was placed in this transaction, and uses its coupon. The
     * transaction has to be rolled back unless it is {@code RESERVED}.
     */
    Reserved reserve(Order.Open order, Instant until);

    /**
     * The order is paid: its pieces leave the stock, also those that were released before, as far
     * as they are there. The products of which not enough is left.
     */
    List<String> take(OrderId order);

    /** The order is over without money: its pieces can be sold to others, and its coupon used. */
    void release(OrderId order);

    /** Releases up to {@code limit} reservations that have expired; how many. */
    int releaseExpired(int limit);
}
