package dev.catraca.application.account;

import dev.catraca.application.account.port.Grants;
import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.domain.access.Principal;
import dev.catraca.domain.account.Grant;
import dev.catraca.domain.merchant.ProviderName;
import java.util.List;
import java.util.Optional;

/** Finds grants by a payment's reference, as far as the caller's key reaches. */
final class ReachableGrants {
    private final Grants grants;
    private final Merchants merchants;

    ReachableGrants(Grants grants, Merchants merchants) {
        this.grants = grants;
        this.merchants = merchants;
    }

    /** More than one only if several providers have such a payment and none was named. */
    List<Grant> find(Principal caller, Optional<ProviderName> provider, String reference) {
        return grants.find(reference).stream()
                .filter(it -> isNamed(provider, it) && isReached(caller, it))
                .toList();
    }

    private static boolean isNamed(Optional<ProviderName> provider, Grant grant) {
        return provider.map(grant.terms().payment().provider()::equals).orElse(true);
    }

    private boolean isReached(Principal caller, Grant grant) {
        return merchants.find(grant.terms().merchant()).filter(caller::reaches).isPresent();
    }
}
