package dev.catraca.adapters.persistence;

import static java.util.stream.Collectors.toMap;

import dev.catraca.application.order.port.Timeline;
import dev.catraca.application.payment.port.Payments;
import dev.catraca.application.payment.port.Sales;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.order.TimelineEntry;
import dev.catraca.domain.payment.Payment;
import dev.catraca.domain.payment.PaymentMethod;
import dev.catraca.domain.shared.TaxId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

@Dependent
class SqlSales implements Sales {
    private static final String ADD = SqlOrders.add("sale_method");

    private static final String FIND_OTHER =
            """
            SELECT id FROM orders WHERE id = ?
            UNION ALL
            SELECT id FROM orders
            WHERE merchant_id = ? AND buyer_tax_id = ? AND plan_code = ? AND state = 'OPEN'
                AND sale_method IS NOT NULL
                AND (sale_method = ? OR EXISTS (
                    SELECT FROM payment WHERE order_id = orders.id
                        AND payment.state IN ('REQUESTED', 'UNKNOWN')))
            LIMIT 1""";

    private static final String RECORD =
            "UPDATE orders SET sale_code = ?, sale_transaction = ? WHERE id = ?";

    private static final String RECEIPT =
            """
            SELECT sale_method, sale_code, sale_transaction FROM orders
            WHERE id = ? AND sale_method IS NOT NULL""";

    private static final String METHODS =
            """
            SELECT id, sale_method FROM orders
            WHERE id = ANY (?) AND sale_method IS NOT NULL""";

    private final Sql sql;
    private final Payments payments;
    private final Timeline timeline;

    @Inject
    SqlSales(Sql sql, Payments payments, Timeline timeline) {
        this.sql = sql;
        this.payments = payments;
        this.timeline = timeline;
    }

    @Override
    public Optional<OrderId> place(
            Order.Open order,
            Payment.Requested payment,
            PaymentMethod method,
            Instant lookAt,
            List<TimelineEntry> entries) {
        // The one that stands in the way may be over before we can read it: then there is room.
        for (var attempt = 1; attempt <= 2; attempt++) {
            var other = other(order, method);
            if (other.isPresent()) {
                return other;
            }
            if (insert(order, method)) {
                payments.add(payment, lookAt);
                entries.forEach(timeline::append);
                return Optional.empty();
            }
        }
        throw new IllegalStateException("open sales come and go faster than they can be read");
    }

    private boolean insert(Order.Open order, PaymentMethod method) {
        var values = new ArrayList<>(SqlOrders.columns(order));
        values.add(method);
        return sql.update(ADD, values.toArray()) == 1;
    }

    private Optional<OrderId> other(Order.Open order, PaymentMethod method) {
        var terms = order.terms();
        return sql.find(
                FIND_OTHER,
                row -> new OrderId(row.uuid("id")),
                order.id().value(),
                terms.merchant().value(),
                terms.buyer().taxId().map(TaxId::digits),
                terms.plan().map(it -> it.plan().value()),
                method);
    }

    @Override
    public void record(OrderId order, Optional<String> code, Optional<String> transaction) {
        sql.update(RECORD, code, transaction, order.value());
    }

    @Override
    public Optional<Receipt> receipt(OrderId order) {
        return sql.find(
                RECEIPT,
                row ->
                        new Receipt(
                                row.constant("sale_method", PaymentMethod.class),
                                row.maybeText("sale_code"),
                                row.maybeText("sale_transaction")),
                order.value());
    }

    @Override
    public Map<OrderId, PaymentMethod> methods(List<OrderId> orders) {
        if (orders.isEmpty()) {
            return Map.of();
        }
        return sql
                .list(
                        METHODS,
                        row ->
                                Map.entry(
                                        new OrderId(row.uuid("id")),
                                        row.constant("sale_method", PaymentMethod.class)),
                        (Object) orders.stream().map(OrderId::value).toArray(UUID[]::new))
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
