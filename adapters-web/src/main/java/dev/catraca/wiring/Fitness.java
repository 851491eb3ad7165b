package dev.catraca.wiring;

import dev.catraca.domain.installation.Fault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while the installation is unfit, and until then by which codes. */
@Readiness
@ApplicationScoped
class Fitness implements HealthCheck {
    @Inject private StartChecks checks;

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("installation").status(checks.isOpen());
        if (!checks.isOpen()) {
            response.withData(
                    "faults",
                    checks.faults().stream()
                            .map(Fault::code)
                            .distinct()
                            .collect(Collectors.joining(",")));
        }
        return response.build();
    }
}
