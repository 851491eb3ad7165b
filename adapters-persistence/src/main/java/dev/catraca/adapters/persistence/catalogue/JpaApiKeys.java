package dev.catraca.adapters.persistence.catalogue;

import dev.catraca.application.access.port.ApiKeys;
import dev.catraca.domain.access.ApiKey;
import dev.catraca.domain.merchant.MerchantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class JpaApiKeys implements ApiKeys {
    /** Above every id there is. */
    private static final UUID LAST = new UUID(-1, -1);

    /** A platform also sees the keys of its units. */
    private static final String OF_MERCHANT =
            """
            SELECT k FROM ApiKeyRow k
            WHERE k.id < :before AND (k.merchant = :merchant OR k.merchant IN
                (SELECT m.id FROM MerchantRow m WHERE m.platform = :merchant))
            ORDER BY k.id DESC""";

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
    public Optional<ApiKey> find(byte[] digest) {
        return recent.find(hex(digest), () -> context.read(() -> read(digest)));
    }

    @Override
    public Optional<ApiKey> find(UUID id) {
        return context.read(
                () ->
                        Optional.ofNullable(manager.find(ApiKeyRow.class, id))
                                .map(ApiKeyRow::become));
    }

    @Override
    public List<ApiKey> list(Optional<MerchantId> merchant, Optional<UUID> before, int limit) {
        return context.read(
                () -> {
                    var query =
                            manager.createQuery(
                                    merchant.isPresent()
                                            ? OF_MERCHANT
                                            : "SELECT k FROM ApiKeyRow k WHERE k.id < :before"
                                                    + " ORDER BY k.id DESC",
                                    ApiKeyRow.class);
                    merchant.ifPresent(it -> query.setParameter("merchant", it.value()));
                    return query.setParameter("before", before.orElse(LAST))
                            .setMaxResults(limit)
                            .getResultStream()
                            .map(ApiKeyRow::become)
                            .toList();
                });
    }

    @Override
    public List<ApiKey> lock(UUID client) {
        ofClient(client).setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList();
        // Whoever held the lock may have added a key, which a statement from before does not see.
        return ofClient(client)
                .setHint("eclipselink.refresh", "true")
                .getResultStream()
                .map(ApiKeyRow::become)
                .toList();
    }

    private TypedQuery<ApiKeyRow> ofClient(UUID client) {
        return manager.createQuery(
                        "SELECT k FROM ApiKeyRow k WHERE k.client = :client ORDER BY k.id",
                        ApiKeyRow.class)
                .setParameter("client", client);
    }

    @Override
    public void add(ApiKey key, byte[] digest) {
        var existing = manager.find(ApiKeyRow.class, key.id());
        if (existing != null) {
            recent.change(hex(existing.digest()));
            existing.renew(key.prefix(), digest);
        } else if (read(digest).isEmpty()) {
            manager.persist(ApiKeyRow.of(key, digest));
        }
        manager.flush();
    }

    @Override
    public void save(ApiKey key) {
        var row = manager.find(ApiKeyRow.class, key.id());
        recent.change(hex(row.digest()));
        row.end(key);
        manager.flush();
    }

    private Optional<ApiKey> read(byte[] digest) {
        return manager.createQuery(
                        "SELECT k FROM ApiKeyRow k WHERE k.digest = :digest", ApiKeyRow.class)
                .setParameter("digest", digest)
                .getResultStream()
                .findFirst()
                .map(ApiKeyRow::become);
    }

    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }
}
