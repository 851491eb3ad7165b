package dev.catraca.adapters.web.access;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/** Lets through who may act on the main system. */
@Provider
@ForMainSystem
@Dependent
@Priority(Priorities.AUTHENTICATION)
public class MainSystemGuard implements ContainerRequestFilter {
    // RESTEasy calls only constructors without arguments of a filter.
    @Inject private MainSystemKeys keys;

    @Context private HttpServletRequest servletRequest;

    @Override
    public void filter(ContainerRequestContext request) {
        var headers = request.getHeaders().getOrDefault(HttpHeaders.AUTHORIZATION, List.of());
        Caller.remember(servletRequest, keys.principal(headers));
    }
}
