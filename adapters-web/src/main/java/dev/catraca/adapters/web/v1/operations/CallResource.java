package dev.catraca.adapters.web.v1.operations;

import dev.catraca.adapters.web.access.Allowed;
import dev.catraca.adapters.web.access.Caller;
import dev.catraca.adapters.web.answers.Paging;
import dev.catraca.application.merchant.ReadMerchant;
import dev.catraca.application.operation.ListCalls;
import dev.catraca.application.operation.ListCalls.Answered;
import dev.catraca.domain.access.Scope;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.Slug;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls to and from other parties. */
@Path("api/v1/calls")
@Dependent
public class CallResource {
    private final ListCalls listing;
    private final ReadMerchant merchants;

    @Inject
    public CallResource(ListCalls listing, ReadMerchant merchants) {
        this.listing = listing;
        this.merchants = merchants;
    }

    /**
     * The newest first; of one party, merchant, route or correlation, of a time, and of those that
     * ended in one way, as far as given.
     */
    @GET
    @Allowed(Scope.ORDERS_READ)
    public Response list(
            @QueryParam("party") @Nullable String party,
            @QueryParam("merchant") @Nullable String merchant,
            @QueryParam("route") @Nullable String route,
            @QueryParam("status") @Nullable String status,
            @QueryParam("correlation") @Nullable String correlation,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context HttpServletRequest request,
            @Context UriInfo uri) {
        var count = Paging.limit(limit);
        var found =
                listing.list(
                        new ListCalls.Query(
                                Caller.of(request),
                                merchant(merchant, request),
                                Paging.words("party", party),
                                Paging.words("route", route),
                                Optional.ofNullable(status).map(CallResource::answered),
                                Paging.words("correlation", correlation),
                                Paging.time("from", from),
                                Paging.time("to", to),
                                CallCursor.read(cursor),
                                count));
        var view = new ListView(found.stream().map(CallView::of).toList());
        return Paging.answer(view, uri, found, count, it -> CallCursor.write(it.cursor()));
    }

    /** {@code 503}, {@code 5xx}, or {@code none} for calls without an answer. */
    private static Answered answered(String status) {
        if (status.equals("none")) {
            return new Answered.Never();
        }
        if (status.matches("[1-5]xx")) {
            var lowest = (status.charAt(0) - '0') * 100;
            return new Answered.Between(lowest, lowest + 99);
        }
        if (status.matches("[1-5][0-9]{2}")) {
            var exactly = Integer.parseInt(status);
            return new Answered.Between(exactly, exactly);
        }
        throw Paging.refused("status", "not-a-choice", "2xx, 3xx, 4xx, 5xx, none, 100 … 599");
    }

    private Optional<MerchantId> merchant(@Nullable String slug, HttpServletRequest request) {
        return Optional.ofNullable(slug)
                .map(it -> Caller.merchant(request, merchants, it).merchant().id());
    }

    /** A page of calls. */
    public record ListView(List<CallView> calls) {}

    /** One call, without anything personal. */
    public record CallView(
            String id,
            Instant at,
            String direction,
            String party,
            @Nullable String merchant,
            String method,
            String route,
            @Nullable Integer status,
            long latencyMs,
            @Nullable String error,
            String correlation,
            int attempt,
            @Nullable String network) {
        static CallView of(ListCalls.Listed it) {
            return new CallView(
                    Long.toString(it.id()),
                    it.at(),
                    it.isOutgoing() ? "OUT" : "IN",
                    it.party(),
                    it.merchant().map(Slug::value).orElse(null),
                    it.method(),
                    it.route(),
                    it.status().orElse(null),
                    it.latency().toMillis(),
                    it.error().orElse(null),
                    it.correlation(),
                    it.attempt(),
                    it.network().orElse(null));
        }
    }
}
