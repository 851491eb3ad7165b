package dev.catraca.application.payment.port;

import dev.catraca.domain.order.Order;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.order.TimelineEntry;
import dev.catraca.domain.payment.Payment;
import dev.catraca.domain.payment.PaymentMethod;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Orders that are sold by one call, and what their buyer's receipt says of the sale. */
public interface Sales {
    /**
     * Adds the order, its only attempt, to be looked after at {@code lookAt}, and what is to be
     * remembered of both, inside the caller's transaction. Nothing is added, and the order that
     * stands in the way is the answer, if the same customer has an open one for the same plan of
     * the same unit that is paid by the same method, or whose sale is not resolved yet. Of two at
     * once for the same method, a unique index decides.
     */
    Optional<OrderId> place(
            Order.Open order,
            Payment.Requested payment,
            PaymentMethod method,
            Instant lookAt,
            List<TimelineEntry> entries);

    /** Keeps the numbers that the provider gave to the sale. */
    void record(OrderId order, Optional<String> code, Optional<String> transaction);

    /** Of orders that were sold by one call only. */
    Optional<Receipt> receipt(OrderId order);

    /** How those of the orders were sold that were sold by one call. */
    Map<OrderId, PaymentMethod> methods(List<OrderId> orders);

    record Receipt(PaymentMethod method, Optional<String> code, Optional<String> transaction) {}
}
