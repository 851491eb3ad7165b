package dev.catraca.application.payment.port;

import dev.catraca.domain.order.Order;
import dev.catraca.domain.order.TimelineEntry;
import dev.catraca.domain.payment.Payment;
import java.time.Instant;
import java.util.List;

/**
 * The two writes of a checkout that goes as usual, each of them one statement: nothing else is
 * written as often.
 */
public interface Openings {
    /**
     * Adds the order, its first attempt, to be looked after at {@code lookAt}, and what is to be
     * remembered of both, inside the caller's transaction; nothing, and false, if there is an order
     * of this id, or an open one of the same buyer for the same plan.
     */
    boolean place(
            Order.Open order,
            Payment.Requested payment,
            Instant lookAt,
            List<TimelineEntry> entries);

    /**
     * Records the page of an attempt under the order's row lock, as {@link Payments#save} does, in
     * a transaction of its own; nothing, and false, if the attempt does not wait for a page any
     * more.
     */
    boolean open(Payment.Pending payment, Instant lookAt, TimelineEntry entry);
}
