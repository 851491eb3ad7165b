package dev.catraca.adapters.web.webhooks;

import dev.catraca.adapters.web.calls.Logged;
import dev.catraca.adapters.web.gate.Legible;
import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.application.payment.ReceiveNotification;
import dev.catraca.application.payment.ReceiveNotification.Command;
import dev.catraca.application.payment.ReceiveNotification.Outcome;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.merchant.Slug;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where providers ring. The answer is exactly 200, and only after the notification is stored; the
 * proof is the provider's own, over the bytes as they came.
 */
@Path("/")
@Dependent
@Logged
public class WebhookResource {
    private static final ProviderName STRIPE = new ProviderName("stripe");

    private final ReceiveNotification receiving;
    private final String nexus;

    @Inject
    public WebhookResource(
            ReceiveNotification receiving,
            @ConfigProperty(name = "catraca.sites.nexus.merchant", defaultValue = "nexus")
                    String nexus) {
        this.receiving = receiving;
        this.nexus = nexus;
    }

    @POST
    @Path("api/webhooks/{provider}/{merchant}")
    public Response ring(
            @PathParam("provider") String provider,
            @PathParam("merchant") String merchant,
            @Context HttpHeaders headers,
            byte[] body) {
        return receive(provider, merchant, headers, body);
    }

    /** The address that the Nexus site registered at Stripe. */
    @POST
    @Path("api/payments/webhook/stripe")
    public Response ringNexus(@Context HttpHeaders headers, byte[] body) {
        return receive(STRIPE.value(), nexus, headers, body);
    }

    private Response receive(String provider, String merchant, HttpHeaders headers, byte[] body) {
        var command =
                new Command(
                        known(provider, ProviderName::new),
                        known(merchant, Slug::new),
                        lowerCase(headers),
                        body);
        return switch (receiving.receive(command)) {
            case Outcome.Stored() -> received();
            case Outcome.StoredBefore() -> received();
            case Outcome.Forged _ ->
                    throw new Rejected(
                            command.provider().equals(STRIPE)
                                    ? ProblemCode.WEBHOOK_SIGNATURE_INVALID
                                    : ProblemCode.WEBHOOK_UNAUTHENTIC);
            case Outcome.AddressUnknown() -> throw new Rejected(ProblemCode.NOT_FOUND);
        };
    }

    private static <T> T known(String text, Function<String, T> from) {
        return Legible.value(text, from).orElseThrow(() -> new Rejected(ProblemCode.NOT_FOUND));
    }

    private static Map<String, List<String>> lowerCase(HttpHeaders headers) {
        var lowered = new HashMap<String, List<String>>();
        headers.getRequestHeaders()
                .forEach((name, values) -> lowered.put(name.toLowerCase(Locale.ROOT), values));
        return lowered;
    }

    private static Response received() {
        return Response.ok("{\"received\":true}", MediaType.APPLICATION_JSON).build();
    }
}
