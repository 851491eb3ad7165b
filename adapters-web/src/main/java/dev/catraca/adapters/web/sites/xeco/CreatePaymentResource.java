package dev.catraca.adapters.web.sites.xeco;

import dev.catraca.adapters.web.answers.Repeats;
import dev.catraca.adapters.web.answers.Repeats.Success;
import dev.catraca.adapters.web.calls.Logged;
import dev.catraca.adapters.web.gate.Fingerprint;
import dev.catraca.adapters.web.gate.IdempotencyKey;
import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.adapters.web.limits.RateLimit;
import dev.catraca.adapters.web.limits.WaitingRoom;
import dev.catraca.application.cart.PayCart;
import dev.catraca.application.cart.PayCart.Outcome;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** The site's server wants a page on which the buyer of an order pays; the signature is its key. */
@Path("api/checkout/create-payment")
@Dependent
@Logged("xeco")
public class CreatePaymentResource {
    static final String ROUTE = "/api/checkout/create-payment";

    private final PayCart paying;
    private final Repeats repeats;
    private final WaitingRoom room;

    @Inject
    public CreatePaymentResource(PayCart paying, Repeats repeats, WaitingRoom room) {
        this.paying = paying;
        this.repeats = repeats;
        this.room = room;
    }

    @POST
    public Response create(
            @Context HttpHeaders headers, @Context HttpServletRequest request, byte[] body) {
        var key =
                IdempotencyKey.optional(
                        headers.getRequestHeaders().getOrDefault(IdempotencyKey.HEADER, List.of()));
        var wanted = CreatePaymentBody.of(body);
        return key.map(it -> repeats.once(request(it, wanted), _ -> pay(wanted, request)))
                .orElseGet(() -> Repeats.once(pay(wanted, request)));
    }

    private static Repeats.Request request(IdempotencyKey key, CreatePaymentBody wanted) {
        return new Repeats.Request(
                wanted.claim().company(),
                "POST " + ROUTE,
                key,
                Fingerprint.of("POST", ROUTE, wanted.claim().company(), wanted.json()));
    }

    private Success pay(CreatePaymentBody wanted, HttpServletRequest request) {
        return switch (room.within(() -> paying.pay(wanted.toCommand()))) {
            case Outcome.Opened it ->
                    new Success(
                            it.isNew() ? 201 : 200,
                            PaymentView.of(it, wanted.claim().order()),
                            Optional.empty());
            case Outcome.SignatureInvalid() -> throw new Rejected(ProblemCode.SIGNATURE_INVALID);
            case Outcome.SignatureExpired() -> throw new Rejected(ProblemCode.SIGNATURE_EXPIRED);
            case Outcome.Refused(var reason, var field) -> throw CartRefusals.of(reason, field);
            case Outcome.OrderChanged() -> throw new Rejected(ProblemCode.ORDER_CHANGED);
            case Outcome.ProviderNotConfigured() ->
                    throw new Rejected(ProblemCode.PROVIDER_NOT_CONFIGURED).withStatus(400);
            case Outcome.ProviderRefused() ->
                    throw new Rejected(ProblemCode.PROVIDER_REFUSED).withStatus(503);
            case Outcome.Unavailable(var pause) ->
                    throw new Rejected(ProblemCode.PROVIDER_UNAVAILABLE).retryAfter(pause);
            case Outcome.TooMany(var limit) -> throw RateLimit.refusal(limit, request);
        };
    }
}
