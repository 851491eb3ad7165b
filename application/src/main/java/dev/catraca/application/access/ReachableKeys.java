package dev.catraca.application.access;

import dev.catraca.application.access.port.ApiKeys;
import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.domain.access.ApiKey;
import dev.catraca.domain.access.Principal;
import java.util.Optional;
import java.util.UUID;

/** The keys that somebody may know of: those of the merchants they reach. */
final class ReachableKeys {
    private final ApiKeys keys;
    private final Merchants merchants;

    ReachableKeys(ApiKeys keys, Merchants merchants) {
        this.keys = keys;
        this.merchants = merchants;
    }

    /** Empty if there is none, or it is somebody else's: nobody can tell which. */
    Optional<ApiKey> find(UUID id, Principal principal) {
        return keys.find(id).filter(it -> isReached(it, principal));
    }

    /** A key of the whole platform is reached by such keys only. */
    private boolean isReached(ApiKey key, Principal principal) {
        return principal.merchant().isEmpty()
                || key.merchant().flatMap(merchants::find).filter(principal::reaches).isPresent();
    }
}
