package dev.catraca.application.payment;

import dev.catraca.application.order.port.Orders;
import dev.catraca.application.payment.port.Payments;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.payment.Payment;
import java.util.Optional;

/**
 * Shows a buyer how far their own payment is; the order's id, which nobody can guess, is the key.
 */
public final class ReadCheckout {
    private final Orders orders;
    private final Payments payments;

    public ReadCheckout(Orders orders, Payments payments) {
        this.orders = orders;
        this.payments = payments;
    }

    /** An order that a payment was asked for, and the latest attempt. */
    public record Found(Order order, Payment payment) {}

    public Optional<Found> read(OrderId id) {
        return orders.find(id)
                .flatMap(order -> payments.latest(id).map(payment -> new Found(order, payment)));
    }
}
