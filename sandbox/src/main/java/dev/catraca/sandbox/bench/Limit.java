package dev.catraca.sandbox.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The same rows written by plain JDBC, with nothing around them and a commit for each request: no
 * server that commits each by itself can be faster than this. Ours stores the notifications that
 * come together in one commit, which the report shows. Whoever changes the server's statements
 * changes them here as well.
 */
final class Limit {
    private static final String PLACE =
            """
            WITH placed AS (
                INSERT INTO orders (id, state, merchant_id, reference, buyer_reference, buyer_email,
                    buyer_name, buyer_tax_id, buyer_phone, plan_code, lines, total, currency,
                    coupon, discount, installments, split, return_url, created_at)
                VALUES (?, 'OPEN', ?, NULL, NULL, ?, NULL, NULL, NULL, 'pro', ?::jsonb, 19990,
                    'BRL', NULL, NULL, 1, NULL, NULL, ?)
                ON CONFLICT DO NOTHING RETURNING id),
            requested AS (
                INSERT INTO payment (id, order_id, attempt, provider, account_id, amount, currency,
                    requested_at, expires_at, state, due_at)
                SELECT ?, id, 1, 'stripe', ?, 19990, 'BRL', ?, ?, 'REQUESTED', ? FROM placed)
            INSERT INTO order_event (order_id, at, event, facts)
            SELECT id, ?, event, '{"attempt": "1", "provider": "stripe"}'
            FROM placed, (VALUES ('ORDER_PLACED'), ('PAYMENT_REQUESTED')) AS e (event)""";
    private static final String LINES =
            """
            [{"plan": "pro", "name": "Nexus Pro", "price": 19990, "cycle": "MONTHLY"}]""";
    static final String OPEN =
            """
            WITH held AS (SELECT id FROM orders WHERE id = ? FOR NO KEY UPDATE),
            opened AS (
                UPDATE payment SET state = 'PENDING', provider_reference = ?, page = ?,
                    page_terms = NULL, cause = NULL, due_at = ?, fence = fence + 1, attempts = 0
                FROM held
                WHERE payment.id = ? AND order_id = held.id AND state IN ('REQUESTED', 'UNKNOWN')
                RETURNING order_id)
            INSERT INTO order_event (order_id, at, event, facts)
            SELECT order_id, ?, 'PAYMENT_OPENED', '{"reference": "cs"}' FROM opened""";
    private static final String NOTIFICATION =
            """
            INSERT INTO webhook_event (id, provider, account_id, event_key, body, received_at,
                state, cause, ended_at, due_at)
            VALUES (?, 'stripe', ?, ?, ?, ?, 'IGNORED', 'payment_intent.created', now(), NULL)
            ON CONFLICT DO NOTHING""";

    static final AtomicLong COUNT = new AtomicLong();

    private Limit() {}

    /** An order, its payment and its first page: two transactions, as a call lies between them. */
    static Load.Client intents(DataSource database, UUID merchant) throws SQLException {
        return new Work(database.getConnection()) {
            private final PreparedStatement place = prepare(PLACE);
            private final PreparedStatement open = prepare(OPEN);

            @Override
            public boolean ask() throws SQLException {
                var number = COUNT.incrementAndGet();
                var now = OffsetDateTime.now(ZoneOffset.UTC);
                var id = id(number);
                run(
                        place,
                        id,
                        merchant,
                        "limit-" + number + "@example.com",
                        LINES,
                        now,
                        id,
                        merchant,
                        now,
                        now.plusHours(23),
                        now.plusMinutes(1),
                        now);
                run(
                        open,
                        id,
                        "cs_limit_" + number,
                        "https://example.com/" + number,
                        now.plusHours(1),
                        id,
                        now);
                return true;
            }
        };
    }

    /** One row of the inbox, in a commit of its own. */
    static Load.Client notifications(DataSource database, UUID merchant) throws SQLException {
        var connection = database.getConnection();
        return new Work(connection) {
            private final PreparedStatement notification = prepare(NOTIFICATION);

            @Override
            public boolean ask() throws SQLException {
                var number = COUNT.incrementAndGet();
                var now = OffsetDateTime.now(ZoneOffset.UTC);
                run(
                        notification,
                        id(number),
                        merchant,
                        "evt_limit_" + number,
                        Events.body(number),
                        now);
                return true;
            }
        };
    }

    static UUID id(long number) {
        return new UUID(System.currentTimeMillis() << 16 | 0x7000, number | Long.MIN_VALUE);
    }

    abstract static class Work implements Load.Client {
        private final Connection connection;

        Work(Connection connection) {
            this.connection = connection;
        }

        final PreparedStatement prepare(String statement) {
            try {
                return connection.prepareStatement(statement);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    static void run(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (var i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.execute();
    }
}
