package dev.catraca.adapters.provisioning;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;

/** The main system in this very server, reached over the loopback address. */
@Dependent
class EmbeddedMainSystem implements GuardedMainSystem {
    private final Optional<MainSystemClient> client;

    @Inject
    EmbeddedMainSystem(
            @ConfigProperty(name = "http.port", defaultValue = "9080") int port,
            MainSystemClients clients) {
        this.client = clients.at(URI.create("http://127.0.0.1:%d/api".formatted(port)));
    }

    @Override
    public String party() {
        return "embedded-main-system";
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
