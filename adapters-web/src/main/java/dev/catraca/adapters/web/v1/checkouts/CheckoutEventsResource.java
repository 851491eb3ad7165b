package dev.catraca.adapters.web.v1.checkouts;

import dev.catraca.adapters.web.answers.Paging;
import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.adapters.web.limits.Limited;
import dev.catraca.application.limits.Limit;
import dev.catraca.application.payment.FollowCheckouts;
import dev.catraca.domain.order.OrderId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells a waiting buyer, as server-sent events: payment-received, account-made, mail-sent, enter;
 * or ended.
 */
@Path("api/v1/checkouts/{id}/events")
@Dependent
public class CheckoutEventsResource {
    private final FollowCheckouts following;
    private final CheckoutStreams streams;

    @Inject
    public CheckoutEventsResource(FollowCheckouts following, CheckoutStreams streams) {
        this.following = following;
        this.streams = streams;
    }

    @GET
    @Limited(Limit.BUYER)
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void follow(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) @Nullable String lastEventId,
            @Context SseEventSink sink,
            @Context Sse sse) {
        var order =
                Paging.uuid(id)
                        .map(OrderId::new)
                        .orElseThrow(() -> new Rejected(ProblemCode.NOT_FOUND));
        var steps = following.follow(Set.of(order)).get(order);
        if (steps == null) {
            throw new Rejected(ProblemCode.NOT_FOUND);
        }
        var heard = number(lastEventId);
        if (steps.stream().anyMatch(it -> it.kind().isLast() && it.kind().number() <= heard)) {
            // There is nothing left to say; this tells a browser not to come again.
            throw new WebApplicationException(Response.noContent().build());
        }
        var stream = new CheckoutStream(order, heard, sink, sse);
        streams.add(stream);
        stream.tell(steps);
    }

    /** Whoever says nothing sensible hears everything. */
    private static int number(@Nullable String lastEventId) {
        return lastEventId != null && lastEventId.matches("[1-9]")
                ? Integer.parseInt(lastEventId)
                : 0;
    }
}
