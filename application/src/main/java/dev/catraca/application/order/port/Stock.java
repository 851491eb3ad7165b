package dev.catraca.application.order.port;

import dev.catraca.domain.order.OrderId;
import java.util.List;

/**
 * The pieces that orders hold. Only what opening a cart reserved is taken or released, each once;
 * called under the order's row lock.
 */
public interface Stock {
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
