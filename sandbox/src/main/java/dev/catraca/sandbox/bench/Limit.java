package dev.catraca.sandbox.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * The same rows written by plain JDBC, in the same transactions and with nothing around them: no
 * server in front of PostgreSQL can be faster than this. Whoever changes the server's statements
 * changes them here as well; the report shows commits and rows of both.
 */
final class Limit {
    private static final String ORDER =
            """
            INSERT INTO orders (id, merchant_id, reference, buyer_email, buyer_name, buyer_tax_id,
                buyer_phone, plan_code, lines, total, currency, installments, return_url,
                created_at, state)
            VALUES (?, ?, NULL, ?, NULL, NULL, NULL, 'pro', ?::jsonb, 19990, 'BRL', 1, NULL, ?, 'OPEN')
            ON CONFLICT DO NOTHING""";
    private static final String LINES =
            """
            [{"plan": "pro", "name": "Nexus Pro", "price": 19990, "cycle": "MONTHLY"}]""";
    private static final String PAYMENT =
            """
            INSERT INTO payment (id, order_id, attempt, provider, account_id, amount, currency,
                requested_at, expires_at, state, due_at)
            VALUES (?, ?, 1, 'stripe', ?, 19990, 'BRL', ?, ?, 'REQUESTED', ?)""";
    private static final String EVENT =
            """
            INSERT INTO order_event (order_id, at, event, facts)
            VALUES (?, ?, ?, '{"attempt": "1", "provider": "stripe"}')""";
    private static final String LOCK = "SELECT * FROM orders WHERE id = ? FOR NO KEY UPDATE";
    private static final String FIND = "SELECT * FROM payment WHERE id = ?";
    private static final String SAVE =
            """
            UPDATE payment SET state = 'PENDING', provider_reference = ?, page = ?, cause = NULL,
                received = 0, refunded = 0, method = NULL, settled_at = NULL, due_at = ?,
                fence = fence + 1, attempts = 0
            WHERE id = ?""";
    private static final String NOTIFICATION =
            """
            INSERT INTO webhook_event (id, provider, account_id, event_key, body, received_at)
            VALUES (?, 'stripe', ?, ?, ?, ?)
            ON CONFLICT DO NOTHING""";

    private static final AtomicLong COUNT = new AtomicLong();

    private Limit() {}

    /** An order, its payment and its first page: two transactions, as a call lies between them. */
    static Load.Client intents(DataSource database, UUID merchant) throws SQLException {
        var connection = database.getConnection();
        connection.setAutoCommit(false);
        return new Work(connection) {
            private final PreparedStatement order = prepare(ORDER);
            private final PreparedStatement payment = prepare(PAYMENT);
            private final PreparedStatement event = prepare(EVENT);
            private final PreparedStatement lock = prepare(LOCK);
            private final PreparedStatement find = prepare(FIND);
            private final PreparedStatement save = prepare(SAVE);

            @Override
            public boolean ask() throws SQLException {
                var number = COUNT.incrementAndGet();
                var now = OffsetDateTime.now(ZoneOffset.UTC);
                var orderId = id(number);
                var paymentId = id(number);
                run(order, orderId, merchant, "limit-" + number + "@example.com", LINES, now);
                run(
                        payment,
                        paymentId,
                        orderId,
                        merchant,
                        now,
                        now.plusHours(23),
                        now.plusMinutes(1));
                run(event, orderId, now, "ORDER_PLACED");
                run(event, orderId, now, "PAYMENT_REQUESTED");
                connection.commit();
                run(lock, orderId);
                run(find, paymentId);
                run(
                        save,
                        "cs_limit_" + number,
                        "https://example.com/" + number,
                        now.plusHours(1),
                        paymentId);
                run(event, orderId, now, "PAYMENT_OPENED");
                connection.commit();
                return true;
            }
        };
    }

    /** One row of the inbox. */
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

    private static UUID id(long number) {
        return new UUID(System.currentTimeMillis() << 16 | 0x7000, number | Long.MIN_VALUE);
    }

    private abstract static class Work implements Load.Client {
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

    private static void run(PreparedStatement statement, Object... values) throws SQLException {
        for (var i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.execute();
    }
}
