package dev.catraca.adapters.web.limits;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/** Counts the requests of routes that are {@link Limited}. */
@Provider
@Limited
@Dependent
@Priority(10) // after the call log, before anything that costs
public class LimitGuard implements ContainerRequestFilter {
    // RESTEasy calls only constructors without arguments of a filter.
    @Inject private RateLimit limits;
    @Context private ResourceInfo resource;
    @Context private HttpServletRequest servletRequest;

    @Override
    public void filter(ContainerRequestContext request) {
        var ofMethod = resource.getResourceMethod().getAnnotation(Limited.class);
        var limited =
                ofMethod == null
                        ? resource.getResourceClass().getAnnotation(Limited.class)
                        : ofMethod;
        if (limited.unit().isEmpty()) {
            limits.count(limited.value(), servletRequest);
        } else {
            var unit = request.getUriInfo().getPathParameters().getFirst(limited.unit());
            limits.count(limited.value(), unit == null ? "" : unit, servletRequest);
        }
    }
}
