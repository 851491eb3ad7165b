package dev.catraca.adapters.persistence;

import dev.catraca.application.payment.port.Inbox;
import dev.catraca.application.shared.port.Lease;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.payment.Notification;
import dev.catraca.domain.payment.NotificationState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class SqlInbox implements Inbox {
    /** In one order, or two nodes that were told the same would wait for each other. */
    private static final String RECEIVE =
            """
            INSERT INTO webhook_event (id, provider, account_id, event_key, body, received_at,
                cause, state, ended_at, due_at)
            SELECT *, CASE WHEN cause IS NULL THEN 'RECEIVED' ELSE 'IGNORED' END,
                CASE WHEN cause IS NOT NULL THEN now() END,
                CASE WHEN cause IS NULL THEN now() END
            FROM unnest(?, ?, ?, ?, ?, ?, ?) AS
                received (id, provider, account_id, event_key, body, received_at, cause)
            ORDER BY provider, account_id, event_key
            ON CONFLICT DO NOTHING
            RETURNING id""";

    /** So many at 256 KiB each are still no burden. */
    private static final int MOST_AT_ONCE = 32;

    private static final String CLAIM =
            Claim.of("webhook_event")
                    + "FROM due WHERE webhook_event.id = due.id RETURNING webhook_event.*";
    private static final String END =
            """
            UPDATE webhook_event SET state = ?, cause = ?, order_id = ?, ended_at = now(),
                due_at = NULL
            WHERE id = ? AND fence = ? AND due_at IS NOT NULL""";
    private static final String RETRY =
            """
            UPDATE webhook_event SET cause = ?, due_at = ?
            WHERE id = ? AND fence = ? AND due_at IS NOT NULL""";

    /** A platform also sees its units. */
    private static final String OF_MERCHANT =
            "account_id = ? OR account_id IN (SELECT id FROM merchant WHERE platform_id = ?)";

    private static final String REPLAY =
            """
            UPDATE webhook_event SET state = 'RECEIVED', cause = NULL, ended_at = NULL,
                due_at = now(), fence = fence + 1, attempts = 0""";

    private final Sql sql;
    private final GroupCommit<Received, Boolean> arrivals =
            new GroupCommit<>(
                    MOST_AT_ONCE,
                    this::receiveAll,
                    it -> it instanceof SqlFailure failure && failure.isAboutTheStatement());

    @Inject
    SqlInbox(Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean receive(Received notification) {
        return arrivals.write(notification);
    }

    private List<Boolean> receiveAll(List<Received> notifications) {
        var stored = Set.copyOf(store(notifications));
        return notifications.stream().map(it -> stored.contains(it.id())).toList();
    }

    private List<UUID> store(List<Received> notifications) {
        return sql.list(
                RECEIVE,
                row -> row.uuid("id"),
                column(notifications, Received::id, UUID[]::new),
                column(notifications, it -> it.provider().value(), String[]::new),
                column(notifications, it -> it.account().value(), UUID[]::new),
                column(notifications, Received::eventKey, String[]::new),
                column(notifications, Received::body, byte[][]::new),
                column(notifications, Received::receivedAt, Instant[]::new),
                column(notifications, it -> it.irrelevance().orElse(null), String[]::new));
    }

    @Override
    public List<Claimed> claimDue(int limit, Duration lease) {
        return sql.list(CLAIM, SqlInbox::claimed, limit, lease.toMillis());
    }

    @Override
    public boolean end(UUID id, Lease lease, Ending ending) {
        return switch (ending) {
            case Ending.Applied(var order) ->
                    end(id, lease, "APPLIED", Optional.empty(), Optional.of(order));
            case Ending.Ignored(var reason, var order) ->
                    end(id, lease, "IGNORED", Optional.of(reason), order);
            case Ending.Parked(var cause) ->
                    end(id, lease, "PARKED", Optional.of(cause), Optional.empty());
        };
    }

    @Override
    public boolean retry(UUID id, Lease lease, String cause, Instant at) {
        return sql.update(RETRY, cause, at, id, lease.fence()) == 1;
    }

    @Override
    public List<Notification> list(
            Optional<NotificationState> state,
            Optional<MerchantId> merchant,
            Optional<UUID> before,
            int limit) {
        var conditions =
                new Conditions()
                        .and("state = ?", state)
                        .and(OF_MERCHANT, merchant.map(MerchantId::value))
                        .and("id < ?", before);
        return sql.list(
                "SELECT * FROM webhook_event" + conditions.where() + " ORDER BY id DESC LIMIT ?",
                SqlInbox::notification,
                conditions.values(limit));
    }

    @Override
    public boolean replay(UUID id, Optional<MerchantId> merchant) {
        var conditions =
                new Conditions()
                        .and("id = ?", Optional.of(id))
                        .and(OF_MERCHANT, merchant.map(MerchantId::value));
        return sql.update(REPLAY + conditions.where(), conditions.values()) == 1;
    }

    private static <T> T[] column(
            List<Received> rows,
            Function<Received, ? extends @Nullable T> value,
            IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    private boolean end(
            UUID id, Lease lease, String state, Optional<String> cause, Optional<OrderId> order) {
        return sql.update(END, state, cause, order.map(OrderId::value), id, lease.fence()) == 1;
    }

    private static Claimed claimed(Row row) {
        return new Claimed(
                row.uuid("id"),
                new ProviderName(row.text("provider")),
                new MerchantId(row.uuid("account_id")),
                row.bytes("body"),
                row.instant("received_at"),
                Claim.lease(row));
    }

    private static Notification notification(Row row) {
        return new Notification(
                row.uuid("id"),
                new ProviderName(row.text("provider")),
                new MerchantId(row.uuid("account_id")),
                row.text("event_key"),
                row.constant("state", NotificationState.class),
                row.maybeText("cause"),
                row.maybeUuid("order_id").map(OrderId::new),
                row.number("attempts"),
                row.instant("received_at"));
    }
}
