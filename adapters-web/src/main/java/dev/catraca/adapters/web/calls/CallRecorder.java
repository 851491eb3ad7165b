package dev.catraca.adapters.web.calls;

import dev.catraca.adapters.web.gate.Legible;
import dev.catraca.adapters.web.gate.RequestId;
import dev.catraca.adapters.web.gate.TrustedProxies;
import dev.catraca.application.merchant.ReadMerchant;
import dev.catraca.application.shared.RecordCall;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.Slug;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Records each call of a {@link Logged} route with its answer. */
@Provider
@Logged
@Dependent
@Priority(0) // before everything that may refuse
public class CallRecorder implements ContainerRequestFilter, ContainerResponseFilter {
    private static final String BEGAN = CallRecorder.class.getName();

    // RESTEasy calls only constructors without arguments of a filter.
    @Inject private RecordCall recording;
    @Inject private ReadMerchant merchants;
    @Inject private TrustedProxies proxies;

    @Inject
    @ConfigProperty(name = "catraca.sites.nexus.merchant", defaultValue = "nexus")
    private String nexus;

    @Context private ResourceInfo resource;
    @Context private HttpServletRequest servletRequest;

    @Override
    public void filter(ContainerRequestContext request) {
        request.setProperty(BEGAN, System.nanoTime());
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(request.getProperty(BEGAN) instanceof Long began)) {
            return;
        }
        var parameters = request.getUriInfo().getPathParameters();
        var provider = Optional.ofNullable(parameters.getFirst("provider"));
        var merchant = Optional.ofNullable(parameters.getFirst("merchant")).orElse(nexus);
        recording.record(
                new RecordCall.Command(
                        provider.filter(it -> it.length() <= 30).orElse("site:nexus"),
                        merchant(merchant),
                        request.getMethod(),
                        Route.of(resource),
                        response.getStatus(),
                        Duration.ofNanos(System.nanoTime() - began),
                        RequestId.of(servletRequest).toString(),
                        proxies.clientOf(servletRequest).getHostAddress()));
    }

    private Optional<MerchantId> merchant(String slug) {
        return Legible.value(slug, Slug::new)
                .flatMap(merchants::read)
                .map(ReadMerchant.Found::merchant)
                .map(Merchant::id);
    }
}
