package dev.catraca.adapters.web.v1.orders;

import dev.catraca.adapters.web.access.Allowed;
import dev.catraca.adapters.web.access.Caller;
import dev.catraca.adapters.web.answers.Json;
import dev.catraca.adapters.web.answers.Paging;
import dev.catraca.application.payment.ListOrders;
import dev.catraca.domain.access.Scope;
import dev.catraca.domain.order.OrderState;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** Finds orders, the newest first. */
@Path("api/v1/orders")
@Dependent
public class OrdersResource {
    private final ListOrders listing;

    @Inject
    public OrdersResource(ListOrders listing) {
        this.listing = listing;
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
        var answer = Response.ok(Json.of(view), MediaType.APPLICATION_JSON);
        return Paging.next(answer, uri, found, count, it -> OrderCursor.write(it.cursor())).build();
    }
}
