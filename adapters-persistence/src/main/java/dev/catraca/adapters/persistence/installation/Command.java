package dev.catraca.adapters.persistence.installation;

import dev.catraca.adapters.persistence.secrets.Envelopes;
import dev.catraca.domain.installation.DatabaseFacts;
import dev.catraca.domain.installation.Fault;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.PGConnection;

/** What an administrator runs beside the server; it reads the same environment variables. */
final class Command {
    private static final int OK = 0;
    private static final int FAULTY = 1;
    private static final int MISUSED = 2;

    private static final String USAGE =
            """
            catraca migrate   brings the database up to date, as its owner
            catraca check     says everything for which the server would not serve
            catraca reseal    seals stored secrets under the first master key
            catraca key       makes a key for a ring: id:base64
            catraca secret    makes a secret""";

    /** A strong reference, or its level is lost with it. */
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

    private final Environment environment;
    private final Clock clock;
    private final PrintStream out;

    Command(Map<String, String> variables, Clock clock, PrintStream out) {
        this.environment = new Environment(variables);
        this.clock = clock;
        this.out = out;
    }

    public static void main(String[] arguments) {
        FLYWAY.setLevel(Level.WARNING);
        System.exit(new Command(System.getenv(), Clock.systemUTC(), System.out).run(arguments));
    }

    /** The exit status: 0 when all is well, 1 when something is to be mended, 2 when misused. */
    int run(String... arguments) {
        var name = arguments.length == 1 ? arguments[0] : "";
        try {
            switch (name) {
                case "migrate" -> migrate();
                case "check" -> {
                    return check();
                }
                case "reseal" -> reseal();
                case "key" -> out.println(newKey());
                case "secret" -> out.println(newSecret());
                default -> {
                    out.println(USAGE);
                    return MISUSED;
                }
            }
            return OK;
        } catch (SQLException failure) {
            out.println(name + ": the database says " + reason(failure));
            return FAULTY;
        } catch (FlywayException failure) {
            out.println(name + ": " + failure.getMessage());
            return FAULTY;
        }
    }

    private void migrate() throws SQLException {
        makeRuntimeRole();
        var done = new Migrations(environment.owner(), environment.runtimeRole()).run();
        done.forEach(out::println);
        out.println("The database is up to date.");
    }

    /** Where the owner may make roles; otherwise whoever made the owner made this one, too. */
    private void makeRuntimeRole() throws SQLException {
        var role = environment.runtimeRole();
        try (var connection = environment.owner().getConnection();
                var find = connection.prepareStatement("SELECT FROM pg_roles WHERE rolname = ?")) {
            find.setString(1, role);
            try (var found = find.executeQuery()) {
                if (found.next()) {
                    return;
                }
            }
            var password = environment.value("catraca.db.password").orElse("");
            try (var make = connection.createStatement()) {
                make.execute("CREATE ROLE \"" + role.replace("\"", "\"\"") + "\" LOGIN");
            }
            // Hashed on this side, so that no password stands in a statement.
            connection
                    .unwrap(PGConnection.class)
                    .alterUserPassword(role, password.toCharArray(), "scram-sha-256");
        }
    }

    private int check() {
        var configuration = environment.configuration();
        var faults = new ArrayList<>(configuration.faults());
        try (var connection = environment.runtime().getConnection()) {
            faults.addAll(new Inspection(clock).of(connection).faults(configuration));
        } catch (SQLException away) {
            faults.add(DatabaseFacts.unreachable(reason(away)));
        }
        faults.stream().map(Fault::toString).forEach(out::println);
        if (faults.isEmpty()) {
            out.println("Ready to serve.");
        }
        return faults.isEmpty() ? OK : FAULTY;
    }

    private void reseal() throws SQLException {
        var keys = environment.value("catraca.master-keys").orElse("");
        try (var connection = environment.runtime().getConnection()) {
            var count = new Reseal(new Envelopes(keys)).run(connection);
            out.println(count + " sealed again.");
        }
    }

    private String newKey() {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var id = "k" + today.format(DateTimeFormatter.BASIC_ISO_DATE);
        return id + ":" + Base64.getEncoder().encodeToString(random(32));
    }

    private static String newSecret() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random(32));
    }

    private static byte[] random(int count) {
        var bytes = new byte[count];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    /** PostgreSQL's message may quote what it was sent; its state says enough. */
    private static String reason(SQLException failure) {
        var state = String.valueOf(failure.getSQLState());
        return switch (state) {
            case "28P01", "28000" -> state + ", wrong user or password";
            case "3D000" -> state + ", there is no such database";
            case "42501" -> state + ", the role lacks a right";
            case "08001", "08006" -> state + ", nothing answers there";
            default -> state;
        };
    }
}
