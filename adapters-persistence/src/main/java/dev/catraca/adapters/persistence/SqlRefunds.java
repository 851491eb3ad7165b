package dev.catraca.adapters.persistence;

import dev.catraca.application.payment.port.Refunds;
import dev.catraca.application.shared.port.Lease;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.payment.PaymentId;
import dev.catraca.domain.payment.Refund;
import dev.catraca.domain.payment.RefundId;
import dev.catraca.domain.payment.RefundState;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@Dependent
class SqlRefunds implements Refunds {
    private static final String ADD =
            """
            INSERT INTO refund (id, order_id, payment_id, amount, currency, reason, state,
                requested_at, due_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (payment_id) WHERE state IN ('REQUESTED', 'UNKNOWN') DO NOTHING""";

    private static final String CLAIM =
            Claim.of("refund")
                    + """
                    , claims = claims + 1
                    FROM due
                    WHERE due.id = refund.id
                    RETURNING refund.*""";

    private static final String END =
            """
            UPDATE refund SET state = ?, reference = ?, cause = ?, due_at = NULL, changed_at = now()
            WHERE id = ? AND fence = ? AND due_at IS NOT NULL""";

    private static final String FAIL =
            """
            UPDATE refund SET state = 'FAILED', cause = ?, changed_at = now()
            WHERE id = ? AND payment_id = ? AND state = 'DONE'""";

    private static final String RETRY =
            """
            UPDATE refund SET state = ?, cause = ?, due_at = ?, changed_at = now(),
                number = number + ?, claims = CASE WHEN ? THEN 0 ELSE claims END
            WHERE id = ? AND fence = ? AND due_at IS NOT NULL""";

    private static final String OF_ORDER =
            "SELECT * FROM refund WHERE order_id = ? ORDER BY requested_at, id";

    private final Sql sql;

    @Inject
    SqlRefunds(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Due> add(Refund refund, Instant lookAt) {
        var isAdded =
                sql.update(
                                ADD,
                                refund.id().value(),
                                refund.order().value(),
                                refund.payment().value(),
                                refund.amount().minor(),
                                refund.amount().currencyCode(),
                                refund.reason(),
                                refund.state(),
                                refund.requestedAt(),
                                lookAt)
                        == 1;
        return isAdded ? Optional.of(new Due(refund, 1, false, new Lease(0, 1))) : Optional.empty();
    }

    @Override
    public Optional<Refund> find(RefundId id) {
        return sql.find("SELECT * FROM refund WHERE id = ?", SqlRefunds::refund, id.value());
    }

    @Override
    public List<Refund> of(OrderId order) {
        return sql.list(OF_ORDER, SqlRefunds::refund, order.value());
    }

    @Override
    public List<Due> claimDue(int limit, Duration lease) {
        return sql.list(CLAIM, SqlRefunds::due, limit, lease.toMillis());
    }

    @Override
    public boolean end(
            RefundId id,
            Lease lease,
            RefundState state,
            Optional<String> reference,
            Optional<String> cause) {
        return sql.update(END, state, reference, cause, id.value(), lease.fence()) == 1;
    }

    @Override
    public boolean fail(RefundId id, PaymentId payment, String cause) {
        return sql.update(FAIL, cause, id.value(), payment.value()) == 1;
    }

    @Override
    public boolean retry(RefundId id, Lease lease, String cause, Instant at, boolean isOver) {
        return sql.update(
                        RETRY,
                        isOver ? RefundState.REQUESTED : RefundState.UNKNOWN,
                        cause,
                        at,
                        isOver ? 1 : 0,
                        isOver,
                        id.value(),
                        lease.fence())
                == 1;
    }

    private static Due due(Row row) {
        return new Due(
                refund(row), row.number("number"), row.number("claims") > 1, Claim.lease(row));
    }

    private static Refund refund(Row row) {
        return new Refund(
                new RefundId(row.uuid("id")),
                new OrderId(row.uuid("order_id")),
                new PaymentId(row.uuid("payment_id")),
                row.money("amount"),
                row.text("reason"),
                row.constant("state", RefundState.class),
                row.instant("requested_at"),
                row.maybeText("reference"),
                row.maybeText("cause"));
    }
}
