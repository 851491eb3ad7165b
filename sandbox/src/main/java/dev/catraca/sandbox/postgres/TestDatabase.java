package dev.catraca.sandbox.postgres;

import dev.catraca.sandbox.SourceTree;
import java.nio.file.Path;
import java.util.UUID;
import javax.sql.DataSource;

/** One migrated PostgreSQL for all tests of a JVM; started by the first that asks. */
public final class TestDatabase {
    private TestDatabase() {}

    /** Connections of the role the server uses in production: it may not change tables. */
    public static DataSource dataSource() {
        return Started.POSTGRES.runtime();
    }

    /** Connections of the role that owns the tables. */
    public static DataSource owner() {
        return Started.POSTGRES.owner();
    }

    /** The server itself, for those who hand its address and passwords to another process. */
    public static Postgres server() {
        return Started.POSTGRES;
    }

    private static final class Started {
        static final Postgres POSTGRES = start();

        private static Postgres start() {
            var tree = SourceTree.find();
            // Here the library finds and removes what a killed test run left behind.
            var data =
                    Path.of(System.getProperty("java.io.tmpdir"))
                            .resolve("embedded-pg")
                            .resolve(UUID.randomUUID().toString());
            var postgres = Postgres.start(tree.postgresPrograms(), data, 0, Passwords.random());
            Runtime.getRuntime().addShutdownHook(new Thread(postgres::delete));
            postgres.migrate(tree.migrations());
            return postgres;
        }
    }
}
