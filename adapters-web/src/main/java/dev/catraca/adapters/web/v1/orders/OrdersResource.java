package dev.catraca.adapters.web.v1.orders;

import dev.catraca.adapters.web.access.Allowed;
import dev.catraca.adapters.web.access.Caller;
import dev.catraca.adapters.web.answers.ItemBody;
import dev.catraca.adapters.web.answers.Paging;
import dev.catraca.adapters.web.answers.Repeats;
import dev.catraca.adapters.web.answers.Repeats.Success;
import dev.catraca.adapters.web.gate.Fingerprint;
import dev.catraca.adapters.web.gate.IdempotencyKey;
import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.application.cart.CreateOrder;
import dev.catraca.application.payment.ListOrders;
import dev.catraca.domain.access.Scope;
import dev.catraca.domain.order.OrderState;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds orders, the newest first. */
@Path("api/v1/orders")
@Dependent
public class OrdersResource {
    private final ListOrders listing;

    private final CreateOrder creating;
    private final Repeats repeats;

    @Inject
    public OrdersResource(ListOrders listing, CreateOrder creating, Repeats repeats) {
        this.listing = listing;
        this.creating = creating;
        this.repeats = repeats;
    }

    /** Writes a cart, which is a draft until its payment is asked for. */
    @POST
    @Allowed(Scope.ORDERS_WRITE)
    public Response create(
            @Context HttpHeaders headers, @Context HttpServletRequest request, byte[] body) {
        var key =
                IdempotencyKey.required(
                        headers.getRequestHeaders().getOrDefault(IdempotencyKey.HEADER, List.of()));
        var principal = Caller.of(request);
        var caller = principal.key().toString();
        var wanted = OrderBody.of(body);
        return repeats.once(
                new Repeats.Request(
                        caller,
                        "POST /api/v1/orders",
                        key,
                        Fingerprint.of("POST", "/api/v1/orders", caller, wanted.json())),
                id -> created(creating.create(wanted.toCommand(id, principal))));
    }

    private static Success created(CreateOrder.Outcome outcome) {
        return switch (outcome) {
            case CreateOrder.Outcome.Created(var order, var merchant) ->
                    new Success(
                            201,
                            OrderView.of(order, merchant, List.of(), Optional.empty()),
                            Optional.of("/api/v1/orders/" + order.id()));
            case CreateOrder.Outcome.MerchantUnknown() ->
                    throw new Rejected(ProblemCode.MERCHANT_UNKNOWN);
            case CreateOrder.Outcome.BuyerUnknown() ->
                    throw new Rejected(ProblemCode.BUYER_UNKNOWN).withStatus(422);
            case CreateOrder.Outcome.NotPriced(var reason) -> throw ItemBody.refusal(reason);
            case CreateOrder.Outcome.ReferenceTaken() ->
                    throw new Rejected(ProblemCode.ORDER_REFERENCE_TAKEN);
        };
    }

    /**
     * The orders of the key's merchant and of its units. {@code q} is our id, the client's or the
     * provider's reference, or the buyer's e-mail address, in full.
     */
    @GET
    @Allowed(Scope.ORDERS_READ)
    public Response list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("q") @Nullable String words,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context HttpServletRequest request,
            @Context UriInfo uri) {
        var count = Paging.limit(limit);
        var found =
                listing.list(
                        new ListOrders.Query(
                                Caller.of(request),
                                Paging.state(OrderState.class, state),
                                Paging.time("from", from),
                                Paging.time("to", to),
                                Paging.words("q", words),
                                OrderCursor.read(cursor),
                                count));
        var view = new OrderListView(found.stream().map(OrderView::of).toList());
        return Paging.answer(view, uri, found, count, it -> OrderCursor.write(it.cursor()));
    }
}
