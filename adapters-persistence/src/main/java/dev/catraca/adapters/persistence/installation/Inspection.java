package dev.catraca.adapters.persistence.installation;

import dev.catraca.domain.installation.DatabaseFacts;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Set;

/** Looks at a database through one connection of the server's role. */
final class Inspection {
    private static final String SERVER =
            """
            SELECT current_setting('server_version_num')::int,
                array_to_string(ARRAY(SELECT name FROM pg_settings
                    WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit')
                        AND setting = 'off'), ','),
                clock_timestamp()""";

    private static final String EXCESS =
            """
            SELECT may FROM pg_roles r, LATERAL (VALUES
                (r.rolsuper, 'is a superuser'),
                (r.rolcreaterole, 'makes roles'),
                (r.rolcreatedb, 'makes databases'),
                (r.rolbypassrls, 'bypasses row security'),
                (r.rolreplication, 'replicates everything'),
                (has_schema_privilege('public', 'CREATE'), 'makes tables'),
                (EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                    WHERE c.relkind IN ('r', 'v')
                        AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
                        AND pg_has_role(c.relowner, 'USAGE')), 'owns tables'),
                (EXISTS (SELECT FROM pg_class c
                    WHERE c.oid = to_regclass('public.ledger_posting')
                        AND has_table_privilege(c.oid, 'UPDATE')), 'changes the ledger')
            ) AS rights (has, may)
            WHERE r.rolname = current_user AND has""";

    private static final String APPLIED =
            "SELECT version FROM flyway_schema_history WHERE success AND version IS NOT NULL";

    private final Clock clock;

    Inspection(Clock clock) {
        this.clock = clock;
    }

    DatabaseFacts of(Connection connection) throws SQLException {
        var began = clock.instant();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(SERVER)) {
            row.next();
            var now = clock.instant();
            var known = KnownMigrations.versions();
            var applied = applied(connection);
            return new DatabaseFacts(
                    row.getInt(1),
                    settings(row),
                    ahead(began, now, row.getObject(3, OffsetDateTime.class).toInstant()),
                    texts(connection, EXCESS),
                    applied,
                    known,
                    // An older schema may not have all of the columns.
                    applied.containsAll(known) ? masterKeys(connection) : Set.of());
        }
    }

    private static Set<String> settings(ResultSet row) throws SQLException {
        var names = row.getString(2);
        return names.isEmpty() ? Set.of() : Set.of(names.split(","));
    }

    /** The database read its clock somewhere between our two looks at ours. */
    private static Duration ahead(Instant began, Instant ended, Instant theirs) {
        return Duration.between(theirs, began.plus(Duration.between(began, ended).dividedBy(2)));
    }

    private static Set<String> masterKeys(Connection connection) throws SQLException {
        var ids = new HashSet<String>();
        for (var column : SealedColumn.values()) {
            ids.addAll(texts(connection, column.keyIds()));
        }
        return ids;
    }

    private static Set<String> applied(Connection connection) throws SQLException {
        var history = texts(connection, "SELECT to_regclass('flyway_schema_history')::text");
        return history.contains("flyway_schema_history") ? texts(connection, APPLIED) : Set.of();
    }

    private static Set<String> texts(Connection connection, String sql) throws SQLException {
        var texts = new HashSet<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
