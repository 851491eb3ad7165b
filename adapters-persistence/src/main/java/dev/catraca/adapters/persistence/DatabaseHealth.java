package dev.catraca.adapters.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the database answers within two seconds. */
@Readiness
@Dependent
class DatabaseHealth implements HealthCheck {
    private static final int TIMEOUT_SECONDS = 2;

    private final Connections connections;

    @Inject
    DatabaseHealth(Connections connections) {
        this.connections = connections;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("database").status(isAnswering()).build();
    }

    private boolean isAnswering() {
        try {
            return connections.lend(connection -> connection.isValid(TIMEOUT_SECONDS));
        } catch (SQLException away) {
            return false;
        }
    }
}
