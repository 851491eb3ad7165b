package dev.catraca.adapters.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the database answers. */
@Readiness
@Dependent
class DatabaseHealth implements HealthCheck {
    private final Sql sql;

    @Inject
    DatabaseHealth(Sql sql) {
        this.sql = sql;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("database");
        try {
            sql.list("SELECT 1 AS one", row -> row.number("one"));
            return answer.up().build();
        } catch (SqlFailure away) {
            return answer.down().build();
        }
    }
}
