package dev.catraca.adapters.web.v1.blocklist;

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
import dev.catraca.application.blocklist.BlockSubject;
import dev.catraca.application.blocklist.ListBlocked;
import dev.catraca.application.blocklist.Unblock;
import dev.catraca.application.merchant.ReadMerchant;
import dev.catraca.domain.access.Scope;
import dev.catraca.domain.blocklist.Block;
import dev.catraca.domain.blocklist.BlockId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
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
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whom a merchant, and through a platform its units, sells nothing to. */
@Path("api/v1/merchants/{slug}")
@Dependent
public class BlocklistResource {
    private final BlockSubject blocking;
    private final ListBlocked listing;
    private final Unblock unblocking;
    private final ReadMerchant merchants;
    private final Repeats repeats;

    @Inject
    public BlocklistResource(
            BlockSubject blocking,
            ListBlocked listing,
            Unblock unblocking,
            ReadMerchant merchants,
            Repeats repeats) {
        this.blocking = blocking;
        this.listing = listing;
        this.unblocking = unblocking;
        this.merchants = merchants;
        this.repeats = repeats;
    }

    @GET
    @Path("blocklist")
    @Allowed(Scope.CATALOGUE_READ)
    public Response list(
            @PathParam("slug") String slug,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context HttpServletRequest request,
            @Context UriInfo uri) {
        var merchant = Caller.merchant(request, merchants, slug).merchant();
        var count = Paging.limit(limit);
        var after = Paging.cursor(cursor).map(BlockId::new);
        var found = listing.list(new ListBlocked.Query(merchant.id(), after, count));
        var view = new ListView(found.stream().map(BlockView::of).toList());
        return Paging.answer(view, uri, found, count, it -> it.id().value());
    }

    @POST
    @Path("blocklist")
    @Allowed(Scope.CATALOGUE_WRITE)
    public Response block(
            @PathParam("slug") String slug, @Context HttpServletRequest request, byte[] body) {
        var key =
                IdempotencyKey.required(
                        Collections.list(request.getHeaders(IdempotencyKey.HEADER)));
        var merchant = Caller.merchant(request, merchants, slug).merchant();
        var wanted = BlockBody.of(body);
        var caller = Caller.of(request).key().toString();
        var route = "/api/v1/merchants/" + merchant.slug() + "/blocklist";
        return repeats.once(
                new Repeats.Request(
                        caller,
                        "POST /api/v1/merchants/{slug}/blocklist",
                        key,
                        Fingerprint.of("POST", route, caller, wanted.json())),
                id -> answer(blocking.block(wanted.toCommand(id, merchant))));
    }

    @DELETE
    @Path("blocklist/{id}")
    @Allowed(Scope.CATALOGUE_WRITE)
    public Response unblock(
            @PathParam("slug") String slug,
            @PathParam("id") String id,
            @Context HttpServletRequest request) {
        var merchant = Caller.merchant(request, merchants, slug).merchant();
        var isRemoved =
                Paging.uuid(id)
                        .map(BlockId::new)
                        .filter(it -> unblocking.unblock(merchant.id(), it))
                        .isPresent();
        if (!isRemoved) {
            throw new Rejected(ProblemCode.NOT_FOUND);
        }
        return Response.noContent().build();
    }

    private static Success answer(BlockSubject.Outcome outcome) {
        return switch (outcome) {
            case BlockSubject.Outcome.Blocked(var block) ->
                    new Success(201, BlockView.of(block), Optional.empty());
            case BlockSubject.Outcome.Changed(var block) ->
                    new Success(200, BlockView.of(block), Optional.empty());
            case BlockSubject.Outcome.AlreadyOver() ->
                    throw new Rejected(
                            ProblemCode.VALUES_INVALID,
                            List.of(Violation.of("expiresAt", "already-over")));
        };
    }

    /** A page of entries. */
    public record ListView(List<BlockView> blocklist) {}

    /** An entry; who it is about is shown masked. */
    public record BlockView(
            String id,
            String kind,
            String masked,
            String reason,
            Instant createdAt,
            @Nullable Instant expiresAt) {
        static BlockView of(Block it) {
            return new BlockView(
                    it.id().toString(),
                    it.kind().name(),
                    it.masked(),
                    it.reason(),
                    it.createdAt(),
                    it.expiresAt().orElse(null));
        }
    }
}
