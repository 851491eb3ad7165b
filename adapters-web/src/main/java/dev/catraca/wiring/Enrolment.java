package dev.catraca.wiring;

import dev.catraca.application.access.EnrolAdminKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Enrols the configured admin key; the server is not ready before it can be used. */
@Readiness
@ApplicationScoped
class Enrolment implements HealthCheck {
    private static final System.Logger LOG = System.getLogger(Enrolment.class.getName());

    @Inject private EnrolAdminKey enrolling;
    @Inject private Settings settings;
    @Inject private StartChecks checks;

    private boolean isDone;

    /** Whether the key is enrolled, or none is configured; a weak one never is. */
    synchronized boolean attempt() {
        try {
            if (!isDone && checks.isOpen()) {
                settings.adminKey().ifPresent(enrolling::enrol);
                isDone = true;
            }
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "The admin key is not enrolled yet", failure);
        }
        return isDone;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("admin-key").status(attempt()).build();
    }
}
