package dev.catraca.adapters.web.access;

import dev.catraca.adapters.web.gate.Bearer;
import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.application.access.AuthenticateKey;
import dev.catraca.domain.access.Principal;
import dev.catraca.domain.access.Scope;
import dev.catraca.domain.shared.Secret;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets through who shows the key that spine and main system share, or an API key that may operate
 * provisioning. With the shared key one acts for the whole platform.
 */
@Provider
@ForMainSystem
@Dependent
@Priority(Priorities.AUTHENTICATION)
public class MainSystemGuard implements ContainerRequestFilter {
    private static final Principal SPINE =
            new Principal(new UUID(0, 0), Optional.empty(), Set.of(Scope.PROVISIONING_OPERATE));

    private final AuthenticateKey authentication;
    private final Optional<Secret> shared;

    @Inject
    public MainSystemGuard(
            AuthenticateKey authentication,
            @ConfigProperty(name = "catraca.main-system.key") Optional<String> shared) {
        this.authentication = authentication;
        this.shared = shared.map(Secret::new);
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var headers = request.getHeaders().getOrDefault(HttpHeaders.AUTHORIZATION, List.of());
        Caller.remember(request, principal(headers));
    }

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
