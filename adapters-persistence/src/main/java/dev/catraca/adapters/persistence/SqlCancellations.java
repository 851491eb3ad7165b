package dev.catraca.adapters.persistence;

import dev.catraca.application.order.port.Cancellations;
import dev.catraca.domain.order.OrderId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;

@Dependent
class SqlCancellations implements Cancellations {
    private final Sql sql;

    @Inject
    SqlCancellations(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void request(OrderId order, Instant at) {
        sql.update(
                "INSERT INTO order_cancellation (order_id, requested_at) VALUES (?, ?)"
                        + " ON CONFLICT DO NOTHING",
                order.value(),
                at);
    }

    @Override
    public boolean isRequested(OrderId order) {
        return sql.find(
                        "SELECT requested_at FROM order_cancellation WHERE order_id = ?",
                        row -> row.instant("requested_at"),
                        order.value())
                .isPresent();
    }

    @Override
    public void withdraw(OrderId order) {
        sql.update("DELETE FROM order_cancellation WHERE order_id = ?", order.value());
    }
}
