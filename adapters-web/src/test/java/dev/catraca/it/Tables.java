package dev.catraca.it;

import static org.awaitility.Awaitility.await;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * How many rows each table has: what a refused request must not change. The call log is left out,
 * because it tells of refused requests too.
 */
final class Tables {
    private static final String NAMES =
            """
            SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
            WHERE schemaname IN ('public', 'main_system')
                AND tablename NOT LIKE 'api\\_log%' AND tablename <> 'flyway_schema_history'""";

    /** Payments are left out: an open page is always due for a look, which adds no row. */
    private static final String WORK_TO_DO =
            """
            SELECT (SELECT count(*) FROM webhook_event WHERE due_at IS NOT NULL)
                + (SELECT count(*) FROM provisioning WHERE due_at IS NOT NULL)
                + (SELECT count(*) FROM transfer WHERE due_at IS NOT NULL)
                + (SELECT count(*) FROM refund WHERE due_at IS NOT NULL)
                + (SELECT count(*) FROM mail WHERE due_at IS NOT NULL)""";

    private final Product product;

    Tables(Product product) {
        this.product = product;
    }

    /** Counts when nothing that was asked for before is still being worked on. */
    Map<String, Long> countWhenIdle() {
        await("everything that is due to be done")
                .pollDelay(Duration.ZERO)
                .atMost(Buyers.LIMIT)
                .until(() -> number(WORK_TO_DO) == 0);
        return count();
    }

    Map<String, Long> count() {
        var counts = new TreeMap<String, Long>();
        try (var connection = product.database().getConnection();
                var statement = connection.createStatement()) {
            var query = new StringJoiner(" UNION ALL ");
            try (var names = statement.executeQuery(NAMES)) {
                while (names.next()) {
                    var name = names.getString(1);
                    query.add("SELECT '%s', count(*) FROM %s".formatted(name, name));
                }
            }
            try (var rows = statement.executeQuery(query.toString())) {
                while (rows.next()) {
                    counts.put(rows.getString(1), rows.getLong(2));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return counts;
    }

    /** The one number that a query answers. */
    long number(String query, Object... values) {
        return one(query, result -> result.getLong(1), values);
    }

    /** The one text that a query, or a change with RETURNING, answers. */
    String text(String query, Object... values) {
        return one(query, result -> result.getString(1), values);
    }

    private interface Reader<T> {
        T read(ResultSet result) throws SQLException;
    }

    private <T> T one(String query, Reader<T> reader, Object... values) {
        try (var connection = product.database().getConnection();
                var statement = connection.prepareStatement(query)) {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (var result = statement.executeQuery()) {
                result.next();
                return reader.read(result);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
