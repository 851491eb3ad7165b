package dev.catraca.application.access;

import dev.catraca.application.access.port.ApiKeys;
import dev.catraca.domain.access.Principal;
import java.time.Clock;
import java.util.Optional;

/** Finds out whose API key this is. */
public final class AuthenticateKey {
    private final ApiKeys keys;
    private final Clock clock;

    public AuthenticateKey(ApiKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** Empty if the key is unknown or over. */
    public Optional<Principal> authenticate(String key) {
        return keys.find(KeyDigest.of(key), clock.instant())
                .map(it -> new Principal(it.id(), it.merchant(), it.scopes()));
    }
}
