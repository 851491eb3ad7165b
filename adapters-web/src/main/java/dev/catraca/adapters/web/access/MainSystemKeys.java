package dev.catraca.adapters.web.access;

import dev.catraca.adapters.web.gate.Bearer;
import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.application.access.AuthenticateKey;
import dev.catraca.domain.access.Principal;
import dev.catraca.domain.access.Scope;
import dev.catraca.domain.shared.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Knows the key that spine and main system share, and the API keys that may operate provisioning.
 * With the shared key one acts for the whole platform.
 */
@Dependent
class MainSystemKeys {
    private static final Principal SPINE =
            new Principal(new UUID(0, 0), Optional.empty(), Set.of(Scope.PROVISIONING_OPERATE));

    private final AuthenticateKey authentication;
    private final Optional<Secret> shared;

    @Inject
    MainSystemKeys(
            AuthenticateKey authentication,
            @ConfigProperty(name = "catraca.main-system.key") Optional<String> shared) {
        this.authentication = authentication;
        this.shared = shared.map(Secret::new);
    }

    /** Who calls, by the headers; throws {@link Rejected} for everybody else. */
    Principal principal(List<String> headers) {
        var key = Bearer.key(headers).orElseThrow(() -> new Rejected(ProblemCode.UNAUTHORIZED));
        if (shared.filter(it -> Bearer.matches(key, it)).isPresent()) {
            return SPINE;
        }
        var principal =
                authentication
                        .authenticate(key.value())
                        .orElseThrow(() -> new Rejected(ProblemCode.UNAUTHORIZED));
        if (!principal.may(Scope.PROVISIONING_OPERATE)) {
            throw new Rejected(ProblemCode.FORBIDDEN);
        }
        return principal;
    }
}
