package dev.catraca.adapters.web.limits;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** Tells every caller who was counted, refused or not, how much is left. */
@Provider
public class LimitHeaders implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Standing.of(request::getProperty)
                .ifPresent(
                        it -> {
                            response.getHeaders().putSingle("RateLimit-Policy", it.policy());
                            response.getHeaders().putSingle("RateLimit", it.rest());
                        });
    }
}
