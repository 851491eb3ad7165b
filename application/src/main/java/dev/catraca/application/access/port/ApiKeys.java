package dev.catraca.application.access.port;

import dev.catraca.domain.access.Scope;
import dev.catraca.domain.merchant.MerchantId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The keys of API clients, of which only hashes are kept. What is read may be 5 s old. */
public interface ApiKeys {
    /** The key whose SHA-256 digest this is, if it is not over at {@code now}. */
    Optional<ApiKey> find(byte[] digest, Instant now);

    /** Adds a key; nothing happens if one with the same digest exists. */
    void add(ApiKey key, byte[] digest, Instant at);

    /** {@code merchant} is empty for a key of the whole platform. */
    record ApiKey(
            UUID id,
            Optional<MerchantId> merchant,
            String name,
            String prefix,
            Set<Scope> scopes,
            Optional<Instant> expiresAt) {
        public ApiKey {
            scopes = Set.copyOf(scopes);
        }
    }
}
