package dev.catraca.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.sandbox.SourceTree;
import dev.catraca.sandbox.postgres.Passwords;
import dev.catraca.sandbox.postgres.Postgres;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that was in use before the call log was divided by months keeps what it logged. */
class CallLogConversionTest {
    @Test
    void calls_from_before_are_found_in_their_months(@TempDir Path folder) throws SQLException {
        var tree = SourceTree.find();
        try (var postgres =
                Postgres.start(
                        tree.postgresPrograms(), folder.resolve("data"), 0, Passwords.random())) {
            // The views know tables that were not there yet: that database had older ones.
            migrate(postgres.owner(), tree, "8", "no views");
            execute(
                    postgres.runtime(),
                    """
                    INSERT INTO api_log (created_at, direction, party, method, route, status,
                        latency_ms, summary_hash, correlation_id, attempt)
                    SELECT at, 'OUT', 'stripe', 'GET', '/v1/a', 200, 1, '', at::text, 1
                    FROM unnest('{2025-12-31T23:59:59Z,2026-01-01T00:00:00Z,2020-02-29T12:00:00Z}'
                        ::timestamptz[]) at""");

            migrate(postgres.owner(), tree, "latest", "R");

            assertThat(texts(postgres.runtime()))
                    .containsExactly("api_log_2020_02", "api_log_2025_12", "api_log_2026_01");
        }
    }

    private static void migrate(DataSource owner, SourceTree tree, String target, String views) {
        Flyway.configure()
                .locations("filesystem:" + tree.migrations())
                .placeholders(Map.of("runtimeRole", "catraca"))
                .target(target)
                .repeatableSqlMigrationPrefix(views)
                .dataSource(owner)
                .load()
                .migrate();
    }

    private static void execute(DataSource source, String statement) throws SQLException {
        try (var connection = source.getConnection();
                var prepared = connection.createStatement()) {
            prepared.execute(statement);
        }
    }

    private static List<String> texts(DataSource source) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var result =
                        statement.executeQuery(
                                "SELECT tableoid::regclass::text FROM api_log ORDER BY created_at")) {
            var found = new ArrayList<String>();
            while (result.next()) {
                found.add(result.getString(1));
            }
            return found;
        }
    }
}
