package dev.catraca.adapters.web.v1.checkouts;

import dev.catraca.adapters.web.answers.Json;
import dev.catraca.adapters.web.answers.Openings;
import dev.catraca.adapters.web.answers.Paging;
import dev.catraca.adapters.web.answers.Repeats;
import dev.catraca.adapters.web.answers.Repeats.Success;
import dev.catraca.adapters.web.gate.Fingerprint;
import dev.catraca.adapters.web.gate.IdempotencyKey;
import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.adapters.web.limits.Limited;
import dev.catraca.adapters.web.limits.RateLimit;
import dev.catraca.adapters.web.limits.WaitingRoom;
import dev.catraca.application.limits.Limit;
import dev.catraca.application.payment.ReadCheckout;
import dev.catraca.application.payment.StartPayment;
import dev.catraca.domain.order.OrderId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A buyer takes up a quote, and sees how the payment stands. */
@Path("api/v1/checkouts")
@Dependent
public class CheckoutsResource {
    private static final String OPERATION = "POST /api/v1/checkouts";
    private static final String ANYBODY = "buyers";

    private final StartPayment starting;
    private final ReadCheckout reading;
    private final Repeats repeats;
    private final RateLimit limits;
    private final WaitingRoom room;

    @Inject
    public CheckoutsResource(
            StartPayment starting,
            ReadCheckout reading,
            Repeats repeats,
            RateLimit limits,
            WaitingRoom room) {
        this.starting = starting;
        this.reading = reading;
        this.repeats = repeats;
        this.limits = limits;
        this.room = room;
    }

    /** The route has no caller of its own: whoever knows the key of a request may repeat it. */
    @POST
    public Response open(
            @Context HttpHeaders headers, @Context HttpServletRequest request, byte[] body) {
        var key =
                IdempotencyKey.required(
                        headers.getRequestHeaders().getOrDefault(IdempotencyKey.HEADER, List.of()));
        var wanted = CheckoutBody.of(body);
        var fingerprint = Fingerprint.of("POST", OPERATION, ANYBODY, wanted.json());
        return repeats.once(
                new Repeats.Request(ANYBODY, OPERATION, key, fingerprint),
                order -> open(wanted, order, request));
    }

    private Success open(CheckoutBody wanted, UUID order, HttpServletRequest request) {
        limits.count(Limit.BUYER, request);
        var outcome = room.within(() -> starting.start(wanted.toCommand(order)));
        var view = CheckoutView.of(Openings.opened(outcome, request));
        return new Success(201, view, Optional.of("/api/v1/checkouts/" + view.id()));
    }

    @GET
    @Limited(Limit.BUYER)
    @Path("{id}")
    public Response read(@PathParam("id") String id) {
        return Paging.uuid(id)
                .flatMap(it -> reading.read(new OrderId(it)))
                .map(it -> Response.ok(Json.of(CheckoutView.of(it)), MediaType.APPLICATION_JSON))
                .orElseThrow(() -> new Rejected(ProblemCode.NOT_FOUND))
                .build();
    }
}
