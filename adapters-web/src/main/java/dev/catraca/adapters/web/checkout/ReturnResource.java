package dev.catraca.adapters.web.checkout;

import dev.catraca.adapters.web.answers.Paging;
import dev.catraca.adapters.web.gate.Language;
import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.application.payment.ReturnBuyer;
import dev.catraca.application.payment.ReturnBuyer.Message;
import dev.catraca.application.payment.ReturnBuyer.Outcome;
import dev.catraca.domain.order.OrderId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where the provider sends the buyer back to; from here on to the merchant's site. */
@Path("checkout/return")
@Dependent
public class ReturnResource {
    private final ReturnBuyer returning;

    @Inject
    public ReturnResource(ReturnBuyer returning) {
        this.returning = returning;
    }

    @GET
    public Response goBack(
            @QueryParam("order") @Nullable String order,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
        var id =
                Paging.uuid(order == null ? "" : order)
                        .map(OrderId::new)
                        .orElseThrow(() -> new Rejected(ProblemCode.NOT_FOUND));
        return switch (returning.goBack(id)) {
            case Outcome.ToSite(var site, var message) ->
                    Response.seeOther(message.map(it -> address(site, it)).orElse(site)).build();
            case Outcome.Stay(var it) -> new CheckoutPage(Language.of(languages)).standing(it);
            case Outcome.OrderUnknown() -> throw new Rejected(ProblemCode.NOT_FOUND);
        };
    }

    private static URI address(URI site, Message message) {
        return UriBuilder.fromUri(site)
                .queryParam("order", message.order())
                .queryParam("status", message.status())
                .queryParam("ts", message.epochSecond())
                .queryParam("nonce", message.nonce())
                .queryParam("sig", message.signature())
                .build();
    }
}
