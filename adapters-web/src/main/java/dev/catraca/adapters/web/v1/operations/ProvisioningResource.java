package dev.catraca.adapters.web.v1.operations;

import dev.catraca.adapters.web.access.Allowed;
import dev.catraca.adapters.web.access.Caller;
import dev.catraca.adapters.web.answers.Paging;
import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.application.provisioning.ListProvisionings;
import dev.catraca.application.provisioning.RetryProvisioning;
import dev.catraca.domain.access.Scope;
import dev.catraca.domain.provisioning.AccountReference;
import dev.catraca.domain.provisioning.Provisioning;
import dev.catraca.domain.provisioning.ProvisioningId;
import dev.catraca.domain.provisioning.ProvisioningState;
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

/** The effects of paid orders in the main system. */
@Path("api/v1/provisionings")
@Dependent
public class ProvisioningResource {
    private final ListProvisionings listing;
    private final RetryProvisioning retrying;

    @Inject
    public ProvisioningResource(ListProvisionings listing, RetryProvisioning retrying) {
        this.listing = listing;
        this.retrying = retrying;
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
                        new ListProvisionings.Query(
                                Caller.of(request),
                                Paging.state(ProvisioningState.class, state),
                                Paging.cursor(cursor).map(ProvisioningId::new),
                                count));
        var view = new ListView(found.stream().map(ProvisioningView::of).toList());
        return Paging.answer(view, uri, found, count, it -> it.id().value());
    }

    @POST
    @Path("{id}/retry")
    @Allowed(Scope.PROVISIONING_OPERATE)
    public Response retry(@PathParam("id") String id, @Context HttpServletRequest request) {
        var isDue =
                Paging.uuid(id)
                        .map(
                                it ->
                                        new RetryProvisioning.Command(
                                                new ProvisioningId(it), Caller.of(request)))
                        .filter(retrying::retry)
                        .isPresent();
        if (!isDue) {
            throw new Rejected(ProblemCode.NOT_FOUND);
        }
        return Response.accepted().build();
    }

    /** A page of effects, the newest first. */
    public record ListView(List<ProvisioningView> provisionings) {}

    /** One effect and how far it has come. */
    public record ProvisioningView(
            String id,
            String order,
            String state,
            String wanted,
            @Nullable String userId,
            @Nullable String tenantId,
            @Nullable String subscriptionId,
            @Nullable String cause,
            int attempts,
            @Nullable Instant dueAt,
            Instant createdAt) {
        static ProvisioningView of(Provisioning it) {
            return new ProvisioningView(
                    it.id().toString(),
                    it.order().toString(),
                    it.state().name(),
                    it.wanted().name(),
                    it.account().map(AccountReference::user).orElse(null),
                    it.account().map(AccountReference::tenant).orElse(null),
                    it.account().map(AccountReference::subscription).orElse(null),
                    it.cause().orElse(null),
                    it.attempts(),
                    it.dueAt().orElse(null),
                    it.createdAt());
        }
    }
}
