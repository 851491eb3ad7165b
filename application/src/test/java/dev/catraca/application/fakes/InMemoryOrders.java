package dev.catraca.application.fakes;

import dev.catraca.application.order.port.Orders;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.order.PlanLine;
import java.util.List;
import java.util.Map;
import java.util.Optional;

public final class InMemoryOrders implements Orders {
    private final InMemoryTransactions transactions;
    private final Map<OrderId, Order> rows;
    private final Map<OrderId, Boolean> sales;

    public InMemoryOrders(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.rows = transactions.table();
        this.sales = transactions.table();
    }

    @Override
    public Optional<OrderId> addUnlessOpen(Order.Open order) {
        return transactions.part(
                () -> {
                    if (rows.containsKey(order.id())) {
                        return Optional.of(order.id());
                    }
                    var open =
                            rows.values().stream()
                                    .filter(it -> !sales.containsKey(it.id()))
                                    .filter(it -> isSamePurchase(it, order))
                                    .map(Order::id)
                                    .findFirst();
                    if (open.isEmpty()) {
                        rows.put(order.id(), order);
                    }
                    return open;
                });
    }

    /** Beside the open ones: what stands in a sale's way the sales know. */
    void addSale(Order.Open order) {
        transactions.part(
                () -> {
                    sales.put(order.id(), true);
                    return rows.put(order.id(), order);
                });
    }

    @Override
    public boolean add(Order.Draft order) {
        return transactions.part(
                () ->
                        rows.values().stream().noneMatch(it -> isSameReference(it, order))
                                && rows.putIfAbsent(order.id(), order) == null);
    }

    private static boolean isSameReference(Order one, Order other) {
        return one.terms().reference().isPresent()
                && one.terms().reference().equals(other.terms().reference())
                && one.terms().merchant().equals(other.terms().merchant());
    }

    @Override
    public Optional<Order> find(OrderId id) {
        return transactions.statement(() -> Optional.ofNullable(rows.get(id)));
    }

    @Override
    public Optional<Order> lock(OrderId id) {
        return transactions.part(() -> Optional.ofNullable(rows.get(id)));
    }

    @Override
    public void save(Order order) {
        transactions.part(() -> rows.replace(order.id(), order));
    }

    /** All there are, in the order of their arrival. */
    public List<Order> all() {
        return transactions.statement(() -> List.copyOf(rows.values()));
    }

    private static boolean isSamePurchase(Order one, Order.Open other) {
        return one instanceof Order.Open(_, var terms)
                && terms.merchant().equals(other.terms().merchant())
                && terms.buyer().email().equals(other.terms().buyer().email())
                && terms.plan().isPresent()
                && terms.plan()
                        .map(PlanLine::plan)
                        .equals(other.terms().plan().map(PlanLine::plan));
    }
}
