package dev.catraca.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready from the moment that the process is asked to end, while it still listens. */
@Readiness
@ApplicationScoped
class Stopping implements HealthCheck {
    private volatile boolean hasBegun;

    void begin() {
        hasBegun = true;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("running").status(!hasBegun).build();
    }
}
