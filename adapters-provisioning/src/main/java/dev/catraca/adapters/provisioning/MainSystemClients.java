package dev.catraca.adapters.provisioning;

import dev.catraca.domain.shared.Secret;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the clients of both main systems have in common: the key and the time they have. */
@Dependent
class MainSystemClients {
    private final Optional<Secret> key;
    private final Duration connect;
    private final Duration total;
    private final OutgoingCalls calls;
    private final Clock clock;
    private final List<MainSystemClient> clients = new CopyOnWriteArrayList<>();

    @Inject
    MainSystemClients(
            @ConfigProperty(name = "catraca.main-system.key") Optional<String> key,
            @ConfigProperty(name = "catraca.http.connect", defaultValue = "PT2S") Duration connect,
            @ConfigProperty(name = "catraca.http.total", defaultValue = "PT25S") Duration total,
            OutgoingCalls calls,
            Clock clock) {
        this.key = key.map(Secret::new);
        this.connect = connect;
        this.total = total;
        this.calls = calls;
        this.clock = clock;
    }

    /** Empty without a key: nobody would let us in. */
    Optional<MainSystemClient> at(URI base) {
        var client = key.map(it -> new MainSystemClient(base, it, connect, total, calls, clock));
        client.ifPresent(clients::add);
        return client;
    }

    @PreDestroy
    void close() {
        clients.forEach(MainSystemClient::close);
    }
}
