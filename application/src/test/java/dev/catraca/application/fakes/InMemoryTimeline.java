package dev.catraca.application.fakes;

import dev.catraca.application.order.port.Timeline;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.order.TimelineEntry;
import java.util.List;
import java.util.Map;

public final class InMemoryTimeline implements Timeline {
    private final InMemoryTransactions transactions;
    private final Map<Integer, TimelineEntry> rows;

    public InMemoryTimeline(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.rows = transactions.table();
    }

    @Override
    public void append(TimelineEntry entry) {
        transactions.part(() -> rows.put(rows.size(), entry));
    }

    @Override
    public List<TimelineEntry> of(OrderId order) {
        return transactions.statement(
                () -> rows.values().stream().filter(it -> it.order().equals(order)).toList());
    }
}
