package dev.catraca.application.fakes;

import static java.util.stream.Collectors.toMap;

import dev.catraca.application.payment.port.Sales;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.order.OrderTerms;
import dev.catraca.domain.order.PlanLine;
import dev.catraca.domain.order.TimelineEntry;
import dev.catraca.domain.payment.Payment;
import dev.catraca.domain.payment.PaymentMethod;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

public final class InMemorySales implements Sales {
    private final InMemoryTransactions transactions;
    private final InMemoryOrders orders;
    private final InMemoryPayments payments;
    private final InMemoryTimeline timeline;
    private final Map<OrderId, Receipt> rows;

    public InMemorySales(
            InMemoryTransactions transactions,
            InMemoryOrders orders,
            InMemoryPayments payments,
            InMemoryTimeline timeline) {
        this.transactions = transactions;
        this.orders = orders;
        this.payments = payments;
        this.timeline = timeline;
        this.rows = transactions.table();
    }

    @Override
    public Optional<OrderId> place(
            Order.Open order,
            Payment.Requested payment,
            PaymentMethod method,
            Instant lookAt,
            List<TimelineEntry> entries) {
        return transactions.part(
                () -> {
                    var other =
                            orders.all().stream()
                                    .filter(it -> standsInTheWay(it, order, method))
                                    .map(Order::id)
                                    .findFirst();
                    if (other.isEmpty()) {
                        orders.addSale(order);
                        rows.put(
                                order.id(),
                                new Receipt(method, Optional.empty(), Optional.empty()));
                        payments.add(payment, lookAt);
                        entries.forEach(timeline::append);
                    }
                    return other;
                });
    }

    private boolean standsInTheWay(Order other, Order.Open order, PaymentMethod method) {
        var sale = rows.get(other.id());
        return other.id().equals(order.id())
                || (sale != null
                        && other instanceof Order.Open
                        && isSamePurchase(other.terms(), order.terms())
                        && (sale.method() == method || isUnresolved(other)));
    }

    private boolean isUnresolved(Order order) {
        return payments.latest(order.id())
                .filter(it -> it instanceof Payment.Requested || it instanceof Payment.Unknown)
                .isPresent();
    }

    private static boolean isSamePurchase(OrderTerms one, OrderTerms other) {
        return one.merchant().equals(other.merchant())
                && one.buyer().taxId().equals(other.buyer().taxId())
                && one.plan().map(PlanLine::plan).equals(other.plan().map(PlanLine::plan));
    }

    @Override
    public void record(OrderId order, Optional<String> code, Optional<String> transaction) {
        transactions.part(
                () ->
                        rows.computeIfPresent(
                                order, (_, it) -> new Receipt(it.method(), code, transaction)));
    }

    @Override
    public Optional<Receipt> receipt(OrderId order) {
        return transactions.statement(() -> Optional.ofNullable(rows.get(order)));
    }

    @Override
    public Map<OrderId, PaymentMethod> methods(List<OrderId> orders) {
        return transactions.statement(
                () ->
                        orders.stream()
                                .filter(rows::containsKey)
                                .collect(toMap(it -> it, it -> rows.get(it).method())));
    }
}
