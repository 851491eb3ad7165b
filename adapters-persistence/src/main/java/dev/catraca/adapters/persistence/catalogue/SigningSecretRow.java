package dev.catraca.adapters.persistence.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "signing_secret")
@IdClass(SigningSecretRow.Key.class)
class SigningSecretRow {
    @Id
    @Column(name = "merchant_id")
    private UUID merchant;

    @Id
    @Column(name = "key_id")
    private String keyId;

    /** An envelope. */
    private String secret;

    @Column(name = "expires_at")
    private @Nullable Instant expiresAt;

    @SuppressWarnings("UnusedVariable") // read by queries only
    @Column(name = "put_at")
    private Instant putAt;

    protected SigningSecretRow() {}

    SigningSecretRow(Key key, String secret, Optional<Instant> expiresAt, Instant putAt) {
        this.merchant = key.merchant();
        this.keyId = key.keyId();
        this.secret = secret;
        this.expiresAt = expiresAt.orElse(null);
        this.putAt = putAt;
    }

    UUID merchant() {
        return merchant;
    }

    String keyId() {
        return keyId;
    }

    String secret() {
        return secret;
    }

    Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiresAt);
    }

    record Key(UUID merchant, String keyId) implements Serializable {}
}
