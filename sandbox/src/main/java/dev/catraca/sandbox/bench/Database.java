package dev.catraca.sandbox.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Questions to the database. */
final class Database {
    private Database() {}

    static <T> T one(DataSource source, String query, Class<T> type) throws SQLException {
        return all(source, query, type).getFirst();
    }

    static <T> List<T> all(DataSource source, String query, Class<T> type) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var all = new ArrayList<T>();
            while (rows.next()) {
                all.add(rows.getObject(1, type));
            }
            return all;
        }
    }

    static int run(DataSource source, String statement) throws SQLException {
        try (var connection = source.getConnection();
                var prepared = connection.createStatement()) {
            return prepared.executeUpdate(statement);
        }
    }

    /** What the database has done since it was started. */
    record Work(long commits, long rowsWritten) {
        static Work of(DataSource source) throws SQLException {
            return new Work(
                    one(source, work("xact_commit"), Long.class),
                    one(source, work("tup_inserted + tup_updated"), Long.class));
        }

        private static String work(String column) {
            return "SELECT %s FROM pg_stat_database WHERE datname = current_database()"
                    .formatted(column);
        }

        Work minus(Work earlier) {
            return new Work(commits - earlier.commits, rowsWritten - earlier.rowsWritten);
        }
    }
}
