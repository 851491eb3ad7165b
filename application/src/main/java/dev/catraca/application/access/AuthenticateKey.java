package dev.catraca.application.access;

import dev.catraca.application.access.port.ApiKeys;
import dev.catraca.application.access.port.KeyUses;
import dev.catraca.domain.access.Principal;
import java.time.Clock;
import java.util.Optional;

/** Finds out whose API key this is. */
public final class AuthenticateKey {
    private final ApiKeys keys;
    private final KeyUses uses;
    private final Clock clock;

    public AuthenticateKey(ApiKeys keys, KeyUses uses, Clock clock) {
        this.keys = keys;
        this.uses = uses;
        this.clock = clock;
    }

    /** Empty if the key is unknown, expired or revoked: nobody can tell which. */
    public Optional<Principal> authenticate(String key) {
        var now = clock.instant();
        var found = keys.find(KeyDigest.of(key)).filter(it -> it.isLive(now));
        found.ifPresent(it -> uses.note(it.id(), now));
        return found.map(it -> new Principal(it.id(), it.merchant(), it.scopes()));
    }
}
