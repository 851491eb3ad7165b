package dev.catraca.adapters.persistence.catalogue;

import dev.catraca.application.access.port.ApiKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

@ApplicationScoped
class JpaApiKeys implements ApiKeys {
    private final JpaContext context;
    private final EntityManager manager;
    private final Recent<String, ApiKey> recent;

    @Inject
    JpaApiKeys(JpaContext context, Clock clock) {
        this.context = context;
        this.manager = context.get();
        this.recent = new Recent<>(clock);
    }

    @Override
    public Optional<ApiKey> find(byte[] digest, Instant now) {
        return recent.find(HexFormat.of().formatHex(digest), () -> context.read(() -> read(digest)))
                .filter(it -> it.expiresAt().map(now::isBefore).orElse(true));
    }

    @Override
    public void add(ApiKey key, byte[] digest, Instant at) {
        if (read(digest).isEmpty()) {
            manager.persist(ApiKeyRow.of(key, digest, at));
            manager.flush();
        }
    }

    private Optional<ApiKey> read(byte[] digest) {
        return manager.createQuery(
                        "SELECT k FROM ApiKeyRow k WHERE k.digest = :digest", ApiKeyRow.class)
                .setParameter("digest", digest)
                .getResultStream()
                .findFirst()
                .map(ApiKeyRow::become);
    }
}
