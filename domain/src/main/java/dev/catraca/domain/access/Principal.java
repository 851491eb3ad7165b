package dev.catraca.domain.access;

import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.merchant.MerchantId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Who calls: the key that was shown, and the merchant it belongs to, if not the whole platform. */
public record Principal(UUID key, Optional<MerchantId> merchant, Set<Scope> scopes) {
    public Principal {
        scopes = Set.copyOf(scopes);
    }

    /** Whether the key may do this; {@link Scope#ADMIN} may do everything. */
    public boolean may(Scope scope) {
        return scopes.contains(scope) || scopes.contains(Scope.ADMIN);
    }

    /** Whether the merchant is the key's own, sells through it, or the key is the platform's. */
    public boolean reaches(Merchant other) {
        return merchant.isEmpty()
                || merchant.get().equals(other.id())
                || merchant.equals(other.platform());
    }
}
