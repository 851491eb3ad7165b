package dev.catraca.application.access.port;

import dev.catraca.domain.access.ApiKey;
import dev.catraca.domain.merchant.MerchantId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The keys of API clients, of which only hashes are kept. */
public interface ApiKeys {
    /**
     * The key whose SHA-256 digest this is, over or not. What another node changed may be 5 s old.
     */
    Optional<ApiKey> find(byte[] digest);

    Optional<ApiKey> find(UUID id);

    /**
     * Up to {@code limit} keys older than {@code before}, the newest first; of the merchant and of
     * those that sell through it, if given.
     */
    List<ApiKey> list(Optional<MerchantId> merchant, Optional<UUID> before, int limit);

    /** All keys of the client, held until the end of the transaction. */
    List<ApiKey> lock(UUID client);

    /**
     * Adds a key; nothing happens if one with the same digest exists. One with the same id, which
     * nobody was shown, gets the new digest and prefix instead.
     */
    void add(ApiKey key, byte[] digest);

    /** Writes when the key retires, and when it was revoked. */
    void save(ApiKey key);
}
