package dev.catraca.adapters.provisioning;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;

/** The main system of somebody else, at the address that is configured for it. */
@Dependent
class RemoteMainSystem implements GuardedMainSystem {
    private final Optional<MainSystemClient> client;

    @Inject
    RemoteMainSystem(
            @ConfigProperty(name = "catraca.main-system.api-base") Optional<URI> base,
            MainSystemClients clients) {
        this.client = base.flatMap(clients::at);
    }

    @Override
    public String party() {
        return "main-system";
    }

    @Override
    public boolean isConfigured() {
        return client.isPresent();
    }

    @Override
    @Bulkhead(32)
    @CircuitBreaker(
            requestVolumeThreshold = 10,
            delay = 5,
            delayUnit = ChronoUnit.SECONDS,
            successThreshold = 2,
            failOn = NoAnswer.class)
    public Answer ask(MainSystemClient.Request request) throws NoAnswer {
        return client.orElseThrow().ask(request);
    }
}
