package dev.catraca.adapters.persistence.installation;

import dev.catraca.adapters.persistence.secrets.FileSecrets;
import dev.catraca.domain.installation.Configuration;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The settings of the command: the environment variables that the server is given. */
final class Environment {
    private static final int SECONDS = 10;

    private final Map<String, String> variables;
    private final FileSecrets files;

    Environment(Map<String, String> variables) {
        this.variables = variables;
        this.files = new FileSecrets(variables, name -> null);
    }

    Configuration configuration() {
        return Configuration.read(this::value, files.faults());
    }

    /** A file wins, as in the server. */
    Optional<String> value(String name) {
        return Optional.ofNullable(files.getValue(name))
                .or(() -> Optional.ofNullable(variables.get(FileSecrets.variable(name))))
                .filter(it -> !it.isBlank());
    }

    String runtimeRole() {
        return value("catraca.db.user").orElse("catraca");
    }

    /** Connections of the server's role. */
    DataSource runtime() {
        return connections(runtimeRole(), value("catraca.db.password").orElse(""));
    }

    /** Connections of the tables' owner. */
    DataSource owner() {
        return connections(
                value("catraca.db.owner-user").orElse("catraca_owner"),
                value("catraca.db.owner-password").orElse(""));
    }

    private DataSource connections(String user, String password) {
        var source = new PGSimpleDataSource();
        source.setUrl(value("catraca.db.url").orElse("jdbc:postgresql://127.0.0.1:5432/catraca"));
        source.setUser(user);
        source.setPassword(password);
        source.setConnectTimeout(SECONDS);
        source.setLogServerErrorDetail(false);
        return source;
    }
}
