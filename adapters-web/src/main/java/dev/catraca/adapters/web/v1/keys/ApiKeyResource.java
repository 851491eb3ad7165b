package dev.catraca.adapters.web.v1.keys;

import dev.catraca.adapters.web.access.Allowed;
import dev.catraca.adapters.web.access.Caller;
import dev.catraca.adapters.web.answers.Paging;
import dev.catraca.adapters.web.answers.Repeats;
import dev.catraca.adapters.web.answers.Repeats.Success;
import dev.catraca.adapters.web.gate.Fingerprint;
import dev.catraca.adapters.web.gate.IdempotencyKey;
import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.adapters.web.gate.Violation;
import dev.catraca.application.access.CreateApiKey;
import dev.catraca.application.access.ListApiKeys;
import dev.catraca.application.access.RevokeApiKey;
import dev.catraca.application.access.RotateApiKey;
import dev.catraca.application.access.ShownKey;
import dev.catraca.application.merchant.ReadMerchant;
import dev.catraca.domain.access.Scope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keys for API clients. Each is shown once, in the answer that makes it; the answer is kept for
 * repetitions of the request, encrypted.
 */
@Path("api/v1/api-keys")
@Dependent
public class ApiKeyResource {
    private static final String ROUTE = "/api/v1/api-keys";

    private final CreateApiKey creating;
    private final ListApiKeys listing;
    private final RotateApiKey rotating;
    private final RevokeApiKey revoking;
    private final ReadMerchant merchants;
    private final Repeats repeats;

    @Inject
    public ApiKeyResource(
            CreateApiKey creating,
            ListApiKeys listing,
            RotateApiKey rotating,
            RevokeApiKey revoking,
            ReadMerchant merchants,
            Repeats repeats) {
        this.creating = creating;
        this.listing = listing;
        this.rotating = rotating;
        this.revoking = revoking;
        this.merchants = merchants;
        this.repeats = repeats;
    }

    @GET
    @Allowed(Scope.ADMIN)
    public Response list(
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context HttpServletRequest request,
            @Context UriInfo uri) {
        var count = Paging.limit(limit);
        var found =
                listing.list(
                        new ListApiKeys.Query(Caller.of(request), Paging.cursor(cursor), count));
        var view = new ApiKeyListView(found.stream().map(ApiKeyView::of).toList());
        return Paging.answer(view, uri, found, count, it -> it.key().id());
    }

    @POST
    @Allowed(Scope.ADMIN)
    public Response create(@Context HttpServletRequest request, byte[] body) {
        var key = idempotencyKey(request);
        var wanted = ApiKeyBody.of(body);
        checkReach(request, wanted);
        var caller = Caller.of(request).key().toString();
        return repeats.once(
                new Repeats.Request(
                        caller,
                        "POST " + ROUTE,
                        key,
                        Fingerprint.of("POST", ROUTE, caller, wanted.json())),
                id -> create(wanted, id));
    }

    /** Gives the client a second key; the old one lives for seven more days, or until DELETE. */
    @POST
    @Path("{id}/rotate")
    @Allowed(Scope.ADMIN)
    public Response rotate(@PathParam("id") String id, @Context HttpServletRequest request) {
        var key = idempotencyKey(request);
        var old = Paging.uuid(id).orElseThrow(() -> new Rejected(ProblemCode.NOT_FOUND));
        var principal = Caller.of(request);
        var caller = principal.key().toString();
        var route = ROUTE + "/" + old + "/rotate";
        return repeats.once(
                new Repeats.Request(
                        caller,
                        "POST " + ROUTE + "/{id}/rotate",
                        key,
                        Fingerprint.of("POST", route, caller, JsonValue.NULL)),
                successor ->
                        rotated(
                                rotating.rotate(
                                        new RotateApiKey.Command(successor, old, principal))));
    }

    @DELETE
    @Path("{id}")
    @Allowed(Scope.ADMIN)
    public Response revoke(@PathParam("id") String id, @Context HttpServletRequest request) {
        var isRevoked =
                Paging.uuid(id)
                        .map(it -> new RevokeApiKey.Command(it, Caller.of(request)))
                        .filter(revoking::revoke)
                        .isPresent();
        if (!isRevoked) {
            throw new Rejected(ProblemCode.NOT_FOUND);
        }
        return Response.noContent().build();
    }

    private static IdempotencyKey idempotencyKey(HttpServletRequest request) {
        return IdempotencyKey.required(Collections.list(request.getHeaders(IdempotencyKey.HEADER)));
    }

    private void checkReach(HttpServletRequest request, ApiKeyBody wanted) {
        if (wanted.merchant().isPresent()) {
            Caller.merchant(request, merchants, wanted.merchant().get().value());
        } else if (Caller.of(request).merchant().isPresent()) {
            throw new Rejected(ProblemCode.FORBIDDEN);
        }
    }

    private Success create(ApiKeyBody wanted, UUID id) {
        return switch (creating.create(wanted.toCommand(id))) {
            case CreateApiKey.Outcome.Created(var it) -> shown(it);
            case CreateApiKey.Outcome.MerchantUnknown() ->
                    throw new Rejected(ProblemCode.MERCHANT_UNKNOWN);
            case CreateApiKey.Outcome.AlreadyOver() ->
                    throw new Rejected(
                            ProblemCode.VALUES_INVALID,
                            List.of(Violation.of("expiresAt", "already-over")));
        };
    }

    private static Success rotated(RotateApiKey.Outcome outcome) {
        return switch (outcome) {
            case RotateApiKey.Outcome.Rotated(var it) -> shown(it);
            case RotateApiKey.Outcome.KeyUnknown() -> throw new Rejected(ProblemCode.NOT_FOUND);
            case RotateApiKey.Outcome.KeyOver() -> throw new Rejected(ProblemCode.API_KEY_OVER);
            case RotateApiKey.Outcome.TwoLive() -> throw new Rejected(ProblemCode.API_KEY_ROTATING);
        };
    }

    private static Success shown(ShownKey it) {
        return Success.secret(201, NewKeyView.of(it), Optional.empty());
    }
}
