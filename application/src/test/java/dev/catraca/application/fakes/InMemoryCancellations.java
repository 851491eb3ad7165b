package dev.catraca.application.fakes;

import dev.catraca.application.order.port.Cancellations;
import dev.catraca.domain.order.OrderId;
import java.time.Instant;
import java.util.Map;

public final class InMemoryCancellations implements Cancellations {
    private final InMemoryTransactions transactions;
    private final Map<OrderId, Instant> rows;

    public InMemoryCancellations(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.rows = transactions.table();
    }

    @Override
    public void request(OrderId order, Instant at) {
        transactions.part(() -> rows.putIfAbsent(order, at));
    }

    @Override
    public boolean isRequested(OrderId order) {
        return transactions.statement(() -> rows.containsKey(order));
    }

    @Override
    public void withdraw(OrderId order) {
        transactions.part(() -> rows.remove(order));
    }
}
