package dev.catraca.application.payment;

import static java.util.stream.Collectors.groupingBy;

import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.order.port.OrderSearch;
import dev.catraca.application.order.port.OrderSearch.Position;
import dev.catraca.application.payment.port.Payments;
import dev.catraca.application.payment.port.Sales;
import dev.catraca.domain.access.Principal;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.order.OrderState;
import dev.catraca.domain.payment.Payment;
import dev.catraca.domain.payment.PaymentMethod;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows orders with their payments, the newest first; a platform also sees its units'. */
public final class ListOrders {
    private final OrderSearch search;
    private final Merchants merchants;
    private final Payments payments;
    private final Sales sales;

    public ListOrders(OrderSearch search, Merchants merchants, Payments payments, Sales sales) {
        this.search = search;
        this.merchants = merchants;
        this.payments = payments;
        this.sales = sales;
    }

    /** Where a page ended: the next one goes on from here. */
    public record Cursor(Instant placedAt, OrderId order) {}

    /** What is looked for, as {@link OrderSearch.Query} says. */
    public record Query(
            Principal principal,
            Optional<OrderState> state,
            Optional<Instant> from,
            Optional<Instant> to,
            Optional<String> words,
            Optional<Cursor> after,
            int limit) {}

    /** {@code sold} is how it was sold by one call, if it was. */
    public record Found(
            Order order, Merchant merchant, List<Payment> payments, Optional<PaymentMethod> sold) {
        public Cursor cursor() {
            return new Cursor(order.terms().placedAt(), order.id());
        }
    }

    public List<Found> list(Query query) {
        var orders =
                search.find(
                        new OrderSearch.Query(
                                query.principal().merchant(),
                                query.state(),
                                query.from(),
                                query.to(),
                                query.words(),
                                query.after().map(it -> new Position(it.placedAt(), it.order())),
                                query.limit()));
        var ids = orders.stream().map(Order::id).toList();
        var theirPayments = payments.of(ids).stream().collect(groupingBy(it -> it.terms().order()));
        var methods = sales.methods(ids);
        return orders.stream().map(it -> found(it, theirPayments, methods)).toList();
    }

    private Found found(
            Order order,
            Map<OrderId, List<Payment>> theirPayments,
            Map<OrderId, PaymentMethod> methods) {
        return new Found(
                order,
                merchants.find(order.terms().merchant()).orElseThrow(),
                theirPayments.getOrDefault(order.id(), List.of()),
                Optional.ofNullable(methods.get(order.id())));
    }
}
