package dev.catraca.adapters.web.v1.orders;

import dev.catraca.adapters.web.access.Allowed;
import dev.catraca.adapters.web.access.Caller;
import dev.catraca.adapters.web.answers.ItemBody;
import dev.catraca.adapters.web.answers.Json;
import dev.catraca.adapters.web.answers.Paging;
import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.adapters.web.gate.Language;
import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.adapters.web.gate.Violation;
import dev.catraca.application.cart.ChangeOrderLines;
import dev.catraca.application.payment.CancelOrder;
import dev.catraca.application.payment.ListTransfers;
import dev.catraca.application.payment.ReadOrder;
import dev.catraca.application.payment.SettlePayments;
import dev.catraca.application.payment.SettlePayments.Hint;
import dev.catraca.application.payment.SettlePayments.Outcome;
import dev.catraca.domain.access.Scope;
import dev.catraca.domain.order.OrderId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Orders, and why they are as they are. */
@Path("api/v1/orders/{id}")
@Dependent
public class OrderResource {
    private final ReadOrder reading;
    private final ListTransfers transfers;
    private final SettlePayments settling;
    private final CancelOrder canceling;
    private final ChangeOrderLines changing;

    @Inject
    public OrderResource(
            ReadOrder reading,
            ListTransfers transfers,
            SettlePayments settling,
            CancelOrder canceling,
            ChangeOrderLines changing) {
        this.changing = changing;
        this.reading = reading;
        this.transfers = transfers;
        this.settling = settling;
        this.canceling = canceling;
    }

    @GET
    @Allowed(Scope.ORDERS_READ)
    public Response read(@PathParam("id") String id, @Context HttpServletRequest request) {
        return json(OrderView.of(find(id, request)));
    }

    /** Puts other things into a draft. */
    @PUT
    @Path("lines")
    @Allowed(Scope.ORDERS_WRITE)
    public Response change(
            @PathParam("id") String id, @Context HttpServletRequest request, byte[] body) {
        var order = find(id, request).order().id();
        var in = Fields.of(body, Fields.Unknown.REFUSED);
        var items = ItemBody.items(in);
        var wanted = in.done(() -> ItemBody.some(items));
        return switch (changing.change(
                new ChangeOrderLines.Command(order, Caller.of(request), wanted))) {
            case ChangeOrderLines.Outcome.Changed() -> json(OrderView.of(find(id, request)));
            case ChangeOrderLines.Outcome.OrderUnknown() ->
                    throw new Rejected(ProblemCode.NOT_FOUND);
            case ChangeOrderLines.Outcome.NotPriced(var reason) -> throw ItemBody.refusal(reason);
            case ChangeOrderLines.Outcome.NotDraft(var state) ->
                    throw new Rejected(
                            ProblemCode.ORDER_NOT_DRAFT,
                            List.of(Violation.of("state", "order-in-state", state.name())));
        };
    }

    /** Who gets what of it, before and after the provider's fee. */
    @GET
    @Path("splits")
    @Allowed(Scope.ORDERS_READ)
    public Response splits(@PathParam("id") String id, @Context HttpServletRequest request) {
        var found = find(id, request);
        return json(SplitsView.of(found, transfers.list(found.order().id())));
    }

    @GET
    @Path("timeline")
    @Allowed(Scope.ORDERS_READ)
    public Response timeline(@PathParam("id") String id, @Context HttpServletRequest request) {
        return json(TimelineView.of(find(id, request)));
    }

    @GET
    @Path("why")
    @Allowed(Scope.ORDERS_READ)
    public Response why(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages,
            @Context HttpServletRequest request) {
        return json(StoryView.of(find(id, request), Language.of(languages)));
    }

    /** Reads the payment at the provider now, and shows the order as it is then. */
    @POST
    @Path("confirm")
    @Allowed(Scope.ORDERS_WRITE)
    public Response confirm(@PathParam("id") String id, @Context HttpServletRequest request) {
        var found = find(id, request);
        return switch (settling.settle(new Hint.OfOrder(found.order().id()))) {
            case Outcome.Looked _ -> json(OrderView.of(find(id, request)));
            case Outcome.NoAnswer(var pause) ->
                    throw new Rejected(ProblemCode.PROVIDER_UNAVAILABLE).retryAfter(pause);
            // A draft has no payment that could be read.
            case Outcome.OrderUnknown() -> json(OrderView.of(found));
        };
    }

    /** Closes the payment at the provider, and shows the order once that is certain. */
    @POST
    @Path("cancel")
    @Allowed(Scope.ORDERS_WRITE)
    public Response cancel(@PathParam("id") String id, @Context HttpServletRequest request) {
        var order =
                Paging.uuid(id)
                        .map(OrderId::new)
                        .orElseThrow(() -> new Rejected(ProblemCode.NOT_FOUND));
        return switch (canceling.cancel(new CancelOrder.Command(order, Caller.of(request)))) {
            case CancelOrder.Outcome.Canceled() -> json(OrderView.of(find(id, request)));
            case CancelOrder.Outcome.OrderUnknown() -> throw new Rejected(ProblemCode.NOT_FOUND);
            case CancelOrder.Outcome.NotOpen(var state) ->
                    throw new Rejected(
                            ProblemCode.ORDER_NOT_OPEN,
                            List.of(Violation.of("state", "order-in-state", state.name())));
            case CancelOrder.Outcome.StillPayable() ->
                    throw new Rejected(ProblemCode.ORDER_NOT_CANCELABLE);
            case CancelOrder.Outcome.Unclear(var pause) ->
                    throw new Rejected(ProblemCode.PROVIDER_UNAVAILABLE).retryAfter(pause);
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
