package dev.catraca.adapters.persistence;

import dev.catraca.application.payment.port.Journeys;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.order.OrderState;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@Dependent
class SqlJourneys implements Journeys {
    private static final String OF =
            """
            SELECT o.id, o.state, o.paid_at, o.ended_at,
                o.plan_code IS NOT NULL AND m.main_system <> 'NONE' AS expects_access,
                CASE p.reached WHEN 'ACTIVE' THEN p.changed_at END AS account_made_at,
                CASE welcome.state WHEN 'SENT' THEN 'SENT' WHEN 'PARKED' THEN 'GIVEN_UP'
                    ELSE CASE WHEN welcome.id IS NULL THEN 'NONE' ELSE 'WAITING' END END AS mail,
                welcome.ended_at AS mail_ended_at
            FROM orders o
            JOIN merchant m ON m.id = o.merchant_id
            LEFT JOIN provisioning p ON p.order_id = o.id AND p.period = 1
            LEFT JOIN mail welcome ON welcome.order_id = o.id
            WHERE o.id = ANY (?)""";

    private final Sql sql;

    @Inject
    SqlJourneys(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Journey> of(Collection<OrderId> orders) {
        var ids = orders.stream().map(OrderId::value).toArray(UUID[]::new);
        return sql.list(OF, SqlJourneys::journey, (Object) ids);
    }

    private static Journey journey(Row row) {
        return new Journey(
                new OrderId(row.uuid("id")),
                row.constant("state", OrderState.class),
                row.maybeInstant("paid_at"),
                row.maybeInstant("ended_at"),
                row.flag("expects_access"),
                row.maybeInstant("account_made_at"),
                row.constant("mail", MailState.class),
                row.maybeInstant("mail_ended_at"));
    }
}
