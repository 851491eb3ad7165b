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
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** Records each call of a {@link Logged} route with its answer. */
@Provider
@Logged
@Dependent
@Priority(0) // before everything that may refuse
public class CallRecorder implements ContainerRequestFilter, ContainerResponseFilter {
    private static final String BEGAN = CallRecorder.class.getName();
    private static final int LONGEST_PROVIDER = 30;

    /** The site whose own address of a webhook names neither provider nor merchant. */
    private static final String NEXUS = "nexus";

    private static final String STRIPE = "stripe";

    // RESTEasy calls only constructors without arguments of a filter.
    @Inject private RecordCall recording;
    @Inject private ReadMerchant merchants;
    @Inject private TrustedProxies proxies;

    @Inject private Config configuration;
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
        var site = resource.getResourceClass().getAnnotation(Logged.class).value();
        var parameters = request.getUriInfo().getPathParameters();
        var provider =
                Optional.ofNullable(parameters.getFirst("provider"))
                        .filter(it -> it.length() <= LONGEST_PROVIDER);
        recording.record(
                new RecordCall.Command(
                        site.isEmpty() ? provider.orElse(STRIPE) : "site:" + site,
                        merchant(parameters, site.isEmpty() ? NEXUS : site),
                        request.getMethod(),
                        Route.of(resource),
                        response.getStatus(),
                        Duration.ofNanos(System.nanoTime() - began),
                        RequestId.of(servletRequest).toString(),
                        proxies.clientOf(servletRequest).getHostAddress()));
    }

    /** The one in the path, or the site's own. */
    private Optional<MerchantId> merchant(MultivaluedMap<String, String> path, String site) {
        var slug =
                Stream.of("merchant", "slug")
                        .flatMap(it -> Stream.ofNullable(path.getFirst(it)))
                        .findFirst()
                        .orElseGet(() -> siteMerchant(site));
        return Legible.value(slug, Slug::new)
                .flatMap(merchants::read)
                .map(ReadMerchant.Found::merchant)
                .map(Merchant::id);
    }

    private String siteMerchant(String site) {
        return configuration
                .getOptionalValue("catraca.sites." + site + ".merchant", String.class)
                .orElse(site);
    }
}
