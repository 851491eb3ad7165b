package dev.catraca.adapters.web.calls;

import dev.catraca.application.shared.LogFields;
import dev.catraca.application.shared.LogFields.Field;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/** What is logged during a request bears its route. */
@Provider
@Dependent
@Priority(0) // before everything that may refuse
public class RouteField implements ContainerRequestFilter {
    @Context private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        LogFields.put(Field.ROUTE, Route.of(resource));
    }
}
