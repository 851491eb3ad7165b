package dev.catraca.adapters.web.v1.catalogue;

import dev.catraca.adapters.web.access.Allowed;
import dev.catraca.adapters.web.access.Caller;
import dev.catraca.adapters.web.answers.Json;
import dev.catraca.adapters.web.answers.Paging;
import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.application.catalogue.PutAffiliate;
import dev.catraca.application.catalogue.ReadAffiliates;
import dev.catraca.application.catalogue.ReadAffiliates.Query;
import dev.catraca.application.catalogue.RemoveAffiliate;
import dev.catraca.application.merchant.ReadMerchant;
import dev.catraca.domain.access.Scope;
import dev.catraca.domain.catalogue.Affiliate;
import dev.catraca.domain.catalogue.Reference;
import dev.catraca.domain.shared.BasisPoints;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Who brings buyers to a merchant. */
@Path("api/v1/merchants/{slug}")
@Dependent
public class AffiliateResource {
    private final PutAffiliate putting;
    private final ReadAffiliates reading;
    private final RemoveAffiliate removing;
    private final ReadMerchant merchants;

    @Inject
    public AffiliateResource(
            PutAffiliate putting,
            ReadAffiliates reading,
            RemoveAffiliate removing,
            ReadMerchant merchants) {
        this.putting = putting;
        this.reading = reading;
        this.removing = removing;
        this.merchants = merchants;
    }

    @GET
    @Path("affiliates")
    @Allowed(Scope.CATALOGUE_READ)
    public Response list(
            @PathParam("slug") String slug,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context HttpServletRequest request,
            @Context UriInfo uri) {
        var merchant = Caller.merchant(request, merchants, slug).merchant();
        var count = Paging.limit(limit);
        var after = PathKey.after(cursor, Reference::new);
        var found = reading.read(new Query.Page(merchant.id(), after, count));
        var view = new ListView(found.stream().map(AffiliateView::of).toList());
        return Paging.answer(view, uri, found, count, it -> PathKey.cursor(it.reference().value()));
    }

    @GET
    @Path("affiliates/{reference}")
    @Allowed(Scope.CATALOGUE_READ)
    public Response read(
            @PathParam("slug") String slug,
            @PathParam("reference") String reference,
            @Context HttpServletRequest request) {
        var merchant = Caller.merchant(request, merchants, slug).merchant();
        return reading.read(new Query.One(merchant.id(), existing(reference))).stream()
                .findFirst()
                .map(it -> Json.answer(200, AffiliateView.of(it)).build())
                .orElseThrow(() -> PathKey.unknown(ProblemCode.AFFILIATE_UNKNOWN));
    }

    @PUT
    @Path("affiliates/{reference}")
    @Allowed(Scope.CATALOGUE_WRITE)
    public Response put(
            @PathParam("slug") String slug,
            @PathParam("reference") String reference,
            @Context HttpServletRequest request,
            byte[] body) {
        var merchant = Caller.merchant(request, merchants, slug).merchant();
        var wanted = PathKey.wanted("reference", reference, Reference::new);
        var affiliate =
                AffiliateBody.read(Fields.of(body, Fields.Unknown.REFUSED), merchant, wanted);
        var existed = putting.put(affiliate);
        return Json.answer(existed ? 200 : 201, AffiliateView.of(affiliate)).build();
    }

    @DELETE
    @Path("affiliates/{reference}")
    @Allowed(Scope.CATALOGUE_WRITE)
    public Response remove(
            @PathParam("slug") String slug,
            @PathParam("reference") String reference,
            @Context HttpServletRequest request) {
        var merchant = Caller.merchant(request, merchants, slug).merchant();
        if (!removing.remove(merchant.id(), existing(reference))) {
            throw PathKey.unknown(ProblemCode.AFFILIATE_UNKNOWN);
        }
        return Response.noContent().build();
    }

    private static Reference existing(String text) {
        return PathKey.existing(text, Reference::new, ProblemCode.AFFILIATE_UNKNOWN);
    }

    private static Map<String, String> byProvider(Affiliate affiliate) {
        var wallets = new TreeMap<String, String>();
        affiliate.wallets().forEach((provider, id) -> wallets.put(provider.value(), id));
        return wallets;
    }

    /** A page of affiliates. */
    public record ListView(List<AffiliateView> affiliates) {}

    /** An affiliate; the share is in basis points. */
    public record AffiliateView(
            String reference,
            String name,
            Map<String, String> wallets,
            @Nullable Integer share,
            boolean active) {
        static AffiliateView of(Affiliate it) {
            return new AffiliateView(
                    it.reference().value(),
                    it.name(),
                    byProvider(it),
                    it.share().map(BasisPoints::value).orElse(null),
                    it.isActive());
        }
    }
}
