package dev.catraca.adapters.persistence.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;

@Entity
@Table(name = "provider_account")
@IdClass(ProviderAccountRow.Key.class)
class ProviderAccountRow {
    @Id
    @Column(name = "merchant_id")
    private UUID merchant;

    @Id private String provider;

    /** An envelope around the JSON of all credentials. */
    private String credentials;

    protected ProviderAccountRow() {}

    ProviderAccountRow(Key key, String credentials) {
        this.merchant = key.merchant();
        this.provider = key.provider();
        this.credentials = credentials;
    }

    String provider() {
        return provider;
    }

    String credentials() {
        return credentials;
    }

    record Key(UUID merchant, String provider) implements Serializable {}
}
