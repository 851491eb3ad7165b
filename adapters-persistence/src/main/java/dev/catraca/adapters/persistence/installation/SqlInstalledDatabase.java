package dev.catraca.adapters.persistence.installation;

import dev.catraca.application.installation.port.InstalledDatabase;
import dev.catraca.domain.installation.Configuration;
import dev.catraca.domain.installation.DatabaseFacts;
import dev.catraca.domain.installation.Fault;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;

@ApplicationScoped
class SqlInstalledDatabase implements InstalledDatabase {
    @Resource(name = "jdbc/installation", lookup = "jdbc/catraca", shareable = false)
    @SuppressWarnings("NullAway.Init") // set by the server
    DataSource source;

    private final Inspection inspection;

    @Inject
    SqlInstalledDatabase(Clock clock) {
        this.inspection = new Inspection(clock);
    }

    @Override
    public List<Fault> faults(Configuration configuration) {
        try (var connection = source.getConnection()) {
            return inspection.of(connection).faults(configuration);
        } catch (SQLException away) {
            return List.of(DatabaseFacts.unreachable(String.valueOf(away.getSQLState())));
        }
    }
}
