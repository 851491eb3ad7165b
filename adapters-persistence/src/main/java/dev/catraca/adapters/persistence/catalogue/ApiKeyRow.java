package dev.catraca.adapters.persistence.catalogue;

import dev.catraca.domain.access.ApiKey;
import dev.catraca.domain.access.Scope;
import dev.catraca.domain.merchant.MerchantId;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "api_key")
class ApiKeyRow {
    @Id private UUID id;

    @Column(name = "client_id")
    private UUID client;

    @Column(name = "merchant_id")
    private @Nullable UUID merchant;

    private String name;
    private String prefix;
    private byte[] digest;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private @Nullable Instant expiresAt;

    @Column(name = "retires_at")
    private @Nullable Instant retiresAt;

    @Column(name = "revoked_at")
    private @Nullable Instant revokedAt;

    /** Written by {@code SqlKeyUses}. */
    @Column(name = "last_used_at", insertable = false, updatable = false)
    private @Nullable Instant lastUsedAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "api_key_scope", joinColumns = @JoinColumn(name = "api_key_id"))
    @Column(name = "scope")
    @Enumerated(EnumType.STRING)
    private Set<Scope> scopes = new HashSet<>();

    protected ApiKeyRow() {}

    static ApiKeyRow of(ApiKey it, byte[] digest) {
        var row = new ApiKeyRow();
        row.id = it.id();
        row.client = it.client();
        row.merchant = it.merchant().map(MerchantId::value).orElse(null);
        row.name = it.name();
        row.createdAt = it.createdAt();
        row.expiresAt = it.expiresAt().orElse(null);
        row.scopes.addAll(it.scopes());
        row.renew(it.prefix(), digest);
        row.end(it);
        return row;
    }

    void renew(String newPrefix, byte[] newDigest) {
        prefix = newPrefix;
        digest = newDigest.clone();
    }

    void end(ApiKey it) {
        retiresAt = it.retiresAt().orElse(null);
        revokedAt = it.revokedAt().orElse(null);
    }

    byte[] digest() {
        return digest.clone();
    }

    ApiKey become() {
        return new ApiKey(
                id,
                client,
                Optional.ofNullable(merchant).map(MerchantId::new),
                name,
                prefix,
                scopes,
                createdAt,
                Optional.ofNullable(expiresAt),
                Optional.ofNullable(retiresAt),
                Optional.ofNullable(revokedAt),
                Optional.ofNullable(lastUsedAt));
    }
}
