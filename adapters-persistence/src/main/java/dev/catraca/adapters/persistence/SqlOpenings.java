package dev.catraca.adapters.persistence;

import dev.catraca.application.payment.port.Openings;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.order.TimelineEntry;
import dev.catraca.domain.payment.Payment;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

@Dependent
class SqlOpenings implements Openings {
    private static final String PLACE =
            "WITH placed AS ("
                    + SqlOrders.ADD
                    + """
                     RETURNING id),
                    requested AS (
                        INSERT INTO payment (id, order_id, attempt, provider, account_id, amount,
                            currency, requested_at, expires_at, state, due_at)
                        SELECT ?, id, ?, ?, ?, ?, ?, ?, ?, 'REQUESTED', ? FROM placed)
                    INSERT INTO order_event (order_id, at, event, facts)
                    """;
    private static final String ENTRY = "SELECT id, ?, ?, jsonb_object(?, ?) FROM placed";

    /**
     * Whoever waited for the order's lock sees the attempt as it is afterwards: PostgreSQL looks at
     * a row again that was changed meanwhile.
     */
    private static final String OPEN =
            """
            WITH held AS (SELECT id FROM orders WHERE id = ? FOR NO KEY UPDATE),
            opened AS (
                UPDATE payment SET state = 'PENDING', provider_reference = ?, page = ?,
                    page_terms = NULL, cause = NULL, due_at = ?, fence = fence + 1, attempts = 0
                FROM held
                WHERE payment.id = ? AND order_id = held.id AND state IN ('REQUESTED', 'UNKNOWN')
                RETURNING order_id)
            INSERT INTO order_event (order_id, at, event, facts)
            SELECT order_id, ?, ?, jsonb_object(?, ?) FROM opened""";

    private final Sql sql;

    @Inject
    SqlOpenings(Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean place(
            Order.Open order,
            Payment.Requested payment,
            Instant lookAt,
            List<TimelineEntry> entries) {
        var terms = payment.terms();
        var values = new ArrayList<>(SqlOrders.columns(order));
        values.addAll(
                List.of(
                        terms.id().value(),
                        terms.attempt(),
                        terms.provider().value(),
                        terms.account().value(),
                        terms.amount().minor(),
                        terms.amount().currencyCode(),
                        terms.requestedAt(),
                        terms.expiresAt(),
                        lookAt));
        entries.forEach(it -> values.addAll(SqlTimeline.columns(it)));
        var selects = String.join(" UNION ALL ", Collections.nCopies(entries.size(), ENTRY));
        return sql.update(PLACE + selects, values.toArray()) > 0;
    }

    @Override
    public boolean open(Payment.Pending payment, Instant lookAt, TimelineEntry entry) {
        var terms = payment.terms();
        var values = new ArrayList<Object>();
        values.addAll(
                List.of(
                        terms.order().value(),
                        payment.charge().value(),
                        payment.page().toString(),
                        lookAt,
                        terms.id().value()));
        values.addAll(SqlTimeline.columns(entry));
        return sql.update(OPEN, values.toArray()) > 0;
    }
}
