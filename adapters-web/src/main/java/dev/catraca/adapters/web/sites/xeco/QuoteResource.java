package dev.catraca.adapters.web.sites.xeco;

import dev.catraca.adapters.web.answers.Json;
import dev.catraca.adapters.web.calls.Logged;
import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.adapters.web.limits.RateLimit;
import dev.catraca.application.cart.QuoteCart;
import dev.catraca.application.cart.QuoteCart.Outcome;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * For sites without a server of their own: prices an order of theirs by the catalogue and signs.
 */
@Path("api/checkout/quote")
@Dependent
@Logged("xeco")
public class QuoteResource {
    private final QuoteCart quoting;

    @Inject
    public QuoteResource(QuoteCart quoting) {
        this.quoting = quoting;
    }

    @POST
    public Response quote(@Context HttpServletRequest request, byte[] body) {
        return switch (quoting.quote(QuoteBody.read(body))) {
            case Outcome.Priced it ->
                    Response.ok(Json.of(QuoteView.of(it)), MediaType.APPLICATION_JSON).build();
            case Outcome.Refused(var reason, var field) -> throw CartRefusals.of(reason, field);
            case Outcome.ProviderNotConfigured() ->
                    throw new Rejected(ProblemCode.PROVIDER_NOT_CONFIGURED).withStatus(400);
            case Outcome.NoSecret() -> throw new Rejected(ProblemCode.SIGNING_SECRET_MISSING);
            case Outcome.TooMany(var limit) -> throw RateLimit.refusal(limit, request);
        };
    }
}
