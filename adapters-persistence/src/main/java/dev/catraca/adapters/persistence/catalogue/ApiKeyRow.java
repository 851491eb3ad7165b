package dev.catraca.adapters.persistence.catalogue;

import dev.catraca.application.access.port.ApiKeys.ApiKey;
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

    @Column(name = "merchant_id")
    private @Nullable UUID merchant;

    private String name;
    private String prefix;

    @SuppressWarnings("UnusedVariable") // read by queries only
    private byte[] digest;

    @Column(name = "expires_at")
    private @Nullable Instant expiresAt;

    @SuppressWarnings("UnusedVariable") // read by queries only
    @Column(name = "created_at")
    private Instant createdAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "api_key_scope", joinColumns = @JoinColumn(name = "api_key_id"))
    @Column(name = "scope")
    @Enumerated(EnumType.STRING)
    private Set<Scope> scopes = new HashSet<>();

    protected ApiKeyRow() {}

    static ApiKeyRow of(ApiKey it, byte[] digest, Instant createdAt) {
        var row = new ApiKeyRow();
        row.id = it.id();
        row.merchant = it.merchant().map(MerchantId::value).orElse(null);
        row.name = it.name();
        row.prefix = it.prefix();
        row.digest = digest.clone();
        row.expiresAt = it.expiresAt().orElse(null);
        row.createdAt = createdAt;
        row.scopes.addAll(it.scopes());
        return row;
    }

    ApiKey become() {
        return new ApiKey(
                id,
                Optional.ofNullable(merchant).map(MerchantId::new),
                name,
                prefix,
                scopes,
                Optional.ofNullable(expiresAt));
    }
}
