package dev.catraca.sandbox.postgres;

import dev.catraca.sandbox.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** A data directory and what is inside once: the roles, their passwords and the empty database. */
final class Cluster {
    /** Passwords for everybody; {@code initdb} was told to trust whoever comes. */
    private static final String CLIENT_AUTHENTICATION = "host all all 127.0.0.1/32 scram-sha-256\n";

    private final Path data;
    private final Passwords passwords;

    Cluster(Path data, Passwords passwords) {
        this.data = data;
        this.passwords = passwords;
    }

    /**
     * A start that was killed half-way leaves a directory nobody can use; nothing is lost with it.
     */
    void wipeIfHalfMade() {
        if (!Files.exists(complete())) {
            Folders.delete(data);
        }
    }

    /** Does its work at the first start and nothing later. */
    void prepare(Function<String, DataSource> asSuperuser) throws SQLException, IOException {
        if (Files.exists(complete())) {
            return;
        }
        try (var connection = asSuperuser.apply("postgres").getConnection()) {
            execute(connection, "CREATE ROLE catraca_owner LOGIN");
            execute(connection, "CREATE ROLE catraca LOGIN");
            setPassword(connection, "postgres", passwords.superuser());
            setPassword(connection, "catraca_owner", passwords.owner());
            setPassword(connection, "catraca", passwords.runtime());
            execute(connection, "CREATE DATABASE catraca OWNER catraca_owner");
        }
        try (var connection = asSuperuser.apply("catraca").getConnection()) {
            Files.writeString(data.resolve("pg_hba.conf"), CLIENT_AUTHENTICATION);
            execute(connection, "SELECT pg_reload_conf()");
        }
        Files.createFile(complete());
    }

    private Path complete() {
        return data.resolve("catraca-complete");
    }

    /** Hashed here, so that no password stands in a statement. */
    private static void setPassword(Connection connection, String role, String password)
            throws SQLException {
        connection
                .unwrap(PGConnection.class)
                .alterUserPassword(role, password.toCharArray(), "scram-sha-256");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
