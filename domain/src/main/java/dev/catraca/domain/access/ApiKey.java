package dev.catraca.domain.access;

import dev.catraca.domain.merchant.MerchantId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What is known of a key, which is everything but the key.
 *
 * @param client keys that replace each other share it; it is the id of the first of them
 * @param merchant empty for a key of the whole platform
 * @param prefix the part that may be shown, so that people can tell their keys apart
 * @param retiresAt when a key that was replaced ends at the latest
 */
public record ApiKey(
        UUID id,
        UUID client,
        Optional<MerchantId> merchant,
        String name,
        String prefix,
        Set<Scope> scopes,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> retiresAt,
        Optional<Instant> revokedAt,
        Optional<Instant> lastUsedAt) {
    public ApiKey {
        scopes = Set.copyOf(scopes);
    }

    /** A key that nobody has replaced, revoked or used yet. */
    public static ApiKey fresh(
            UUID id,
            UUID client,
            Optional<MerchantId> merchant,
            String name,
            String prefix,
            Set<Scope> scopes,
            Instant createdAt,
            Optional<Instant> expiresAt) {
        return new ApiKey(
                id,
                client,
                merchant,
                name,
                prefix,
                scopes,
                createdAt,
                expiresAt,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Whether the key opens anything. */
    public enum State {
        LIVE,
        /** Replaced by another, and still good for a while. */
        RETIRING,
        EXPIRED,
        REVOKED
    }

    public State state(Instant now) {
        if (revokedAt.isPresent()) {
            return State.REVOKED;
        }
        if (ends().filter(it -> !now.isBefore(it)).isPresent()) {
            return State.EXPIRED;
        }
        return retiresAt.isPresent() ? State.RETIRING : State.LIVE;
    }

    /** Whether it may be used. */
    public boolean isLive(Instant now) {
        var state = state(now);
        return state == State.LIVE || state == State.RETIRING;
    }

    /** When it ends by itself, if ever. */
    public Optional<Instant> ends() {
        return Stream.of(expiresAt, retiresAt)
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    /** Ends now; a key that was revoked before stays as it is. */
    public ApiKey revoked(Instant at) {
        return with(retiresAt, revokedAt.or(() -> Optional.of(at)));
    }

    /** Has been replaced, and ends at this time unless it ends sooner. */
    public ApiKey retiring(Instant at) {
        return with(Optional.of(at), revokedAt);
    }

    private ApiKey with(Optional<Instant> retires, Optional<Instant> revoked) {
        return new ApiKey(
                id,
                client,
                merchant,
                name,
                prefix,
                scopes,
                createdAt,
                expiresAt,
                retires,
                revoked,
                lastUsedAt);
    }
}
