package dev.catraca.adapters.web.v1.operations;

import dev.catraca.adapters.web.access.Allowed;
import dev.catraca.adapters.web.access.Caller;
import dev.catraca.adapters.web.answers.Paging;
import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.application.payment.ListNotifications;
import dev.catraca.application.payment.ReplayNotification;
import dev.catraca.domain.access.Scope;
import dev.catraca.domain.payment.Notification;
import dev.catraca.domain.payment.NotificationState;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What providers sent, and what became of it. */
@Path("api/v1/webhook-events")
@Dependent
public class NotificationResource {
    private final ListNotifications listing;
    private final ReplayNotification replaying;

    @Inject
    public NotificationResource(ListNotifications listing, ReplayNotification replaying) {
        this.listing = listing;
        this.replaying = replaying;
    }

    @GET
    @Allowed(Scope.PROVISIONING_OPERATE)
    public Response list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context HttpServletRequest request,
            @Context UriInfo uri) {
        var count = Paging.limit(limit);
        var found =
                listing.list(
                        new ListNotifications.Query(
                                Caller.of(request),
                                Paging.state(NotificationState.class, state),
                                Paging.cursor(cursor),
                                count));
        var view = new ListView(found.stream().map(EventView::of).toList());
        return Paging.answer(view, uri, found, count, Notification::id);
    }

    /** Looks at the notification again, which is harmless: what it is about is read anew. */
    @POST
    @Path("{id}/replay")
    @Allowed(Scope.PROVISIONING_OPERATE)
    public Response replay(@PathParam("id") String id, @Context HttpServletRequest request) {
        var isReplayed =
                Paging.uuid(id)
                        .map(it -> new ReplayNotification.Command(it, Caller.of(request)))
                        .filter(replaying::replay)
                        .isPresent();
        if (!isReplayed) {
            throw new Rejected(ProblemCode.NOT_FOUND);
        }
        return Response.accepted().build();
    }

    /** A page of notifications, the newest first. */
    public record ListView(List<EventView> webhookEvents) {}

    /** One notification; its body is not shown, it may hold personal data. */
    public record EventView(
            String id,
            String provider,
            String eventId,
            String state,
            @Nullable String cause,
            @Nullable String order,
            int attempts,
            Instant receivedAt) {
        static EventView of(Notification it) {
            return new EventView(
                    it.id().toString(),
                    it.provider().value(),
                    it.eventKey(),
                    it.state().name(),
                    it.cause().orElse(null),
                    it.order().map(order -> order.toString()).orElse(null),
                    it.attempts(),
                    it.receivedAt());
        }
    }
}
