package dev.catraca.sandbox.postgres;

import dev.catraca.sandbox.Folders;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL server on the loopback address with Catraca's roles and database. It is as durable
 * as a production server: what was committed survives {@code kill -9}.
 */
public final class Postgres implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    /** Strong references, or the levels set here are lost with the loggers. */
    private static final Logger[] CHATTY = {
        Logger.getLogger("io.zonky.test"), Logger.getLogger("org.flywaydb")
    };

    private final EmbeddedPostgres server;
    private final Path data;
    private final Passwords passwords;
    private final ProcessHandle postmaster;

    private Postgres(EmbeddedPostgres server, Path data, Passwords passwords) {
        this.server = server;
        this.data = data;
        this.passwords = passwords;
        this.postmaster = postmaster(data);
    }

    /**
     * Starts the server and creates what is missing: the data directory, the roles, the database.
     *
     * @param programs where the programs are unpacked
     * @param data kept when the server stops
     * @param port 0 for any free one
     * @throws IllegalStateException when PostgreSQL does not start, for example on a taken port
     */
    public static Postgres start(Path programs, Path data, int port, Passwords passwords) {
        for (var logger : CHATTY) {
            logger.setLevel(Level.WARNING);
        }
        var cluster = new Cluster(data, passwords);
        cluster.wipeIfHalfMade();
        var postgres = new Postgres(launch(programs, data, port, passwords), data, passwords);
        try {
            cluster.prepare(postgres::asSuperuser);
            return postgres;
        } catch (SQLException | IOException e) {
            postgres.close();
            throw new IllegalStateException("PostgreSQL started but could not be prepared", e);
        }
    }

    /**
     * Brings the tables up to date, as their owner. What the server's role may do stands in the
     * same folder as the migrations: before and after them.
     */
    public void migrate(Path migrations) {
        Flyway.configure()
                .locations("filesystem:" + migrations)
                .placeholders(Map.of("runtimeRole", "catraca"))
                .dataSource(owner())
                .validateMigrationNaming(true)
                .load()
                .migrate();
    }

    /** Connections of the role the server uses: rows only, no tables. */
    public DataSource runtime() {
        return connections("catraca", "catraca", passwords.runtime());
    }

    /** Connections of the role that owns the tables. */
    public DataSource owner() {
        return connections("catraca", "catraca_owner", passwords.owner());
    }

    public String url() {
        return "jdbc:postgresql://%s:%d/catraca".formatted(HOST, server.getPort());
    }

    public int port() {
        return server.getPort();
    }

    /** Connections to the same database of the role that may do everything. */
    public DataSource superuser() {
        return asSuperuser("catraca");
    }

    /** For those who want to see everything. */
    public String superuserPassword() {
        return passwords.superuser();
    }

    /** The process id of the postmaster. */
    public long pid() {
        return postmaster.pid();
    }

    public boolean isAlive() {
        return postmaster.isAlive();
    }

    /** Stops the server; the data stays. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops the server and removes its data. */
    void delete() {
        close();
        Folders.delete(data);
    }

    private static EmbeddedPostgres launch(
            Path programs, Path data, int port, Passwords passwords) {
        try {
            return EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(programs.toFile())
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPort(port)
                    .setPGStartupWait(START_LIMIT)
                    .setConnectConfig("password", passwords.superuser())
                    // Sorts and lower-cases the same on every machine.
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setLocaleConfig("locale", "C")
                    // The library's defaults trade durability for speed.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("listen_addresses", HOST)
                    .setServerConfig("unix_socket_directories", "")
                    // Otherwise the log quotes rows, and with them personal data.
                    .setServerConfig("log_error_verbosity", "terse")
                    .setServerConfig("log_min_error_statement", "panic")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProcessHandle postmaster(Path data) {
        try (var lines = Files.lines(data.resolve("postmaster.pid"))) {
            return lines.findFirst().map(Long::valueOf).flatMap(ProcessHandle::of).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DataSource asSuperuser(String database) {
        return connections(database, "postgres", passwords.superuser());
    }

    /** With the settings that {@code server.xml} gives the real data source. */
    private DataSource connections(String database, String user, String password) {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {HOST});
        source.setPortNumbers(new int[] {server.getPort()});
        source.setDatabaseName(database);
        source.setUser(user);
        source.setPassword(password);
        source.setStringType("unspecified");
        source.setReWriteBatchedInserts(true);
        source.setLogServerErrorDetail(false);
        return source;
    }
}
