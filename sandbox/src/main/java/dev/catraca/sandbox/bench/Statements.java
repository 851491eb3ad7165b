package dev.catraca.sandbox.bench;

import dev.catraca.sandbox.launcher.Surroundings;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * Counts the statements that the server sends, but for BEGIN, COMMIT and the like. PostgreSQL's own
 * extension does it; it is switched off while anything else is measured, because it costs time.
 */
final class Statements {
    private final DataSource superuser;

    private Statements(DataSource superuser) {
        this.superuser = superuser;
    }

    /** Restarts PostgreSQL, which has to load the extension. */
    static Statements loaded(Surroundings surroundings) throws SQLException, InterruptedException {
        Database.run(
                surroundings.postgres().superuser(),
                "ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'");
        surroundings.restartPostgres();
        var superuser = surroundings.postgres().superuser();
        Database.run(superuser, "CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
        Database.run(superuser, "ALTER SYSTEM SET pg_stat_statements.track_utility = off");
        var statements = new Statements(superuser);
        statements.track("none");
        return statements;
    }

    void start() throws SQLException, InterruptedException {
        track("top");
        Database.one(superuser, "SELECT pg_stat_statements_reset()::text", String.class);
    }

    /** How many there were since the start. */
    long stop() throws SQLException, InterruptedException {
        track("none");
        return Database.one(
                superuser,
                "SELECT COALESCE(sum(calls), 0)::bigint FROM pg_stat_statements"
                        + " WHERE userid = 'catraca'::regrole",
                Long.class);
    }

    private void track(String what) throws SQLException, InterruptedException {
        Database.run(superuser, "ALTER SYSTEM SET pg_stat_statements.track = '" + what + "'");
        Database.one(superuser, "SELECT pg_reload_conf()", Boolean.class);
        // Every session hears of it by itself.
        TimeUnit.MILLISECONDS.sleep(500);
    }
}
