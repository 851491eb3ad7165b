package dev.catraca.adapters.web.v1.orders;

import dev.catraca.adapters.web.access.Allowed;
import dev.catraca.adapters.web.access.Caller;
import dev.catraca.adapters.web.answers.Json;
import dev.catraca.adapters.web.answers.Paging;
import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.application.payment.ReadOrder;
import dev.catraca.application.payment.ResolveSale;
import dev.catraca.application.payment.ResolveSale.Outcome;
import dev.catraca.domain.access.Scope;
import dev.catraca.domain.order.OrderId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** An operator says what became of a sale that nobody can tell by looking. */
@Path("api/v1/orders/{id}/resolution")
@Dependent
public class ResolutionResource {
    private final ReadOrder reading;
    private final ResolveSale resolving;

    @Inject
    public ResolutionResource(ReadOrder reading, ResolveSale resolving) {
        this.reading = reading;
        this.resolving = resolving;
    }

    /** Whose order it is comes before what is said of it: strangers learn nothing by bad bodies. */
    @POST
    @Allowed(Scope.PROVISIONING_OPERATE)
    public Response resolve(
            @PathParam("id") String id, @Context HttpServletRequest request, byte[] body) {
        var order = find(id, request).order().id();
        var said = ResolutionBody.of(body);
        return switch (resolving.resolve(said.toCommand(order, Caller.of(request)))) {
            case Outcome.Resolved _ -> json(OrderView.of(find(id, request)));
            case Outcome.OrderUnknown() -> throw new Rejected(ProblemCode.NOT_FOUND);
            case Outcome.NotUnresolved() -> throw new Rejected(ProblemCode.SALE_NOT_UNRESOLVED);
            case Outcome.ReferenceTaken() -> throw new Rejected(ProblemCode.SALE_REFERENCE_TAKEN);
        };
    }

    private ReadOrder.Found find(String id, HttpServletRequest request) {
        return Paging.uuid(id)
                .flatMap(
                        it ->
                                reading.read(
                                        new ReadOrder.Command(new OrderId(it), Caller.of(request))))
                .orElseThrow(() -> new Rejected(ProblemCode.NOT_FOUND));
    }

    private static Response json(Object view) {
        return Response.ok(Json.of(view), MediaType.APPLICATION_JSON).build();
    }
}
