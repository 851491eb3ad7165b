package dev.catraca.application.payment;

import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.order.port.Orders;
import dev.catraca.application.order.port.Timeline;
import dev.catraca.application.payment.port.Payments;
import dev.catraca.application.payment.port.Sales;
import dev.catraca.domain.access.Principal;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.order.TimelineEntry;
import dev.catraca.domain.payment.Payment;
import dev.catraca.domain.payment.PaymentMethod;
import java.util.List;
import java.util.Optional;

/** Shows an order with its payments and all that happened to it. */
public final class ReadOrder {
    private final Merchants merchants;
    private final Orders orders;
    private final Payments payments;
    private final Sales sales;
    private final Timeline timeline;

    public ReadOrder(
            Merchants merchants, Orders orders, Payments payments, Sales sales, Timeline timeline) {
        this.merchants = merchants;
        this.orders = orders;
        this.payments = payments;
        this.sales = sales;
        this.timeline = timeline;
    }

    public record Command(OrderId order, Principal principal) {}

    /** {@code sold} is how it was sold by one call, if it was. */
    public record Found(
            Order order,
            Merchant merchant,
            List<Payment> payments,
            Optional<PaymentMethod> sold,
            List<TimelineEntry> timeline) {}

    /** Empty if there is no such order, or it is another merchant's: nobody can tell which. */
    public Optional<Found> read(Command command) {
        return orders.find(command.order())
                .flatMap(
                        order ->
                                merchants
                                        .find(order.terms().merchant())
                                        .filter(command.principal()::reaches)
                                        .map(merchant -> found(order, merchant)));
    }

    private Found found(Order order, Merchant merchant) {
        return new Found(
                order,
                merchant,
                payments.of(order.id()),
                sales.receipt(order.id()).map(Sales.Receipt::method),
                timeline.of(order.id()));
    }
}
