package dev.catraca.application.order.port;

import dev.catraca.domain.order.OrderId;
import java.time.Instant;

/** The orders that somebody wants to end unpaid. */
public interface Cancellations {
    /** Writes the wish, in a transaction that holds the order; once is as good as twice. */
    void request(OrderId order, Instant at);

    boolean isRequested(OrderId order);

    /** The provider cannot do it. */
    void withdraw(OrderId order);
}
