package dev.catraca.adapters.web.access;

import dev.catraca.adapters.web.gate.Bearer;
import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.application.access.AuthenticateKey;
import dev.catraca.application.shared.LogFields;
import dev.catraca.application.shared.LogFields.Field;
import dev.catraca.domain.access.Principal;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/** Lets through who shows a key with the scope that the route is {@link Allowed} for. */
@Provider
@Allowed
@Dependent
@Priority(Priorities.AUTHENTICATION)
public class KeyGuard implements ContainerRequestFilter {
    // RESTEasy calls only constructors without arguments of a filter.
    @Inject private AuthenticateKey authentication;
    @Context private ResourceInfo resource;

    @Context private HttpServletRequest servletRequest;

    @Override
    public void filter(ContainerRequestContext request) {
        var principal = authenticate(request);
        var scope = resource.getResourceMethod().getAnnotation(Allowed.class).value();
        if (!principal.may(scope)) {
            throw new Rejected(ProblemCode.FORBIDDEN);
        }
        Caller.remember(servletRequest, principal);
        LogFields.put(Field.KEY, principal.key().toString());
    }

    private Principal authenticate(ContainerRequestContext request) {
        var headers = request.getHeaders().getOrDefault(HttpHeaders.AUTHORIZATION, List.of());
        return Bearer.key(headers)
                .flatMap(it -> authentication.authenticate(it.value()))
                .orElseThrow(() -> new Rejected(ProblemCode.UNAUTHORIZED));
    }
}
