package dev.catraca.adapters.web.v1.catalogue;

import dev.catraca.adapters.web.access.Allowed;
import dev.catraca.adapters.web.access.Caller;
import dev.catraca.adapters.web.answers.Json;
import dev.catraca.adapters.web.answers.Paging;
import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.application.catalogue.PutBuyer;
import dev.catraca.application.catalogue.ReadBuyers;
import dev.catraca.application.catalogue.ReadBuyers.Query;
import dev.catraca.application.catalogue.RemoveBuyer;
import dev.catraca.application.merchant.ReadMerchant;
import dev.catraca.domain.access.Scope;
import dev.catraca.domain.catalogue.Reference;
import dev.catraca.domain.catalogue.RegisteredBuyer;
import dev.catraca.domain.shared.Phone;
import dev.catraca.domain.shared.TaxId;
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
import org.jspecify.annotations.Nullable;

/** The buyers whom a merchant's own system knows. */
@Path("api/v1/merchants/{slug}")
@Dependent
public class BuyerResource {
    private final PutBuyer putting;
    private final ReadBuyers reading;
    private final RemoveBuyer removing;
    private final ReadMerchant merchants;

    @Inject
    public BuyerResource(
            PutBuyer putting, ReadBuyers reading, RemoveBuyer removing, ReadMerchant merchants) {
        this.putting = putting;
        this.reading = reading;
        this.removing = removing;
        this.merchants = merchants;
    }

    @GET
    @Path("buyers")
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
        var view = new ListView(found.stream().map(BuyerView::of).toList());
        return Paging.answer(view, uri, found, count, it -> PathKey.cursor(it.reference().value()));
    }

    @GET
    @Path("buyers/{reference}")
    @Allowed(Scope.CATALOGUE_READ)
    public Response read(
            @PathParam("slug") String slug,
            @PathParam("reference") String reference,
            @Context HttpServletRequest request) {
        var merchant = Caller.merchant(request, merchants, slug).merchant();
        return reading.read(new Query.One(merchant.id(), existing(reference))).stream()
                .findFirst()
                .map(it -> Json.answer(200, BuyerView.of(it)).build())
                .orElseThrow(() -> PathKey.unknown(ProblemCode.BUYER_UNKNOWN));
    }

    @PUT
    @Path("buyers/{reference}")
    @Allowed(Scope.CATALOGUE_WRITE)
    public Response put(
            @PathParam("slug") String slug,
            @PathParam("reference") String reference,
            @Context HttpServletRequest request,
            byte[] body) {
        var merchant = Caller.merchant(request, merchants, slug).merchant();
        var wanted = PathKey.wanted("reference", reference, Reference::new);
        var buyer = BuyerBody.read(Fields.of(body, Fields.Unknown.REFUSED), merchant, wanted);
        var existed = putting.put(buyer);
        return Json.answer(existed ? 200 : 201, BuyerView.of(buyer)).build();
    }

    @DELETE
    @Path("buyers/{reference}")
    @Allowed(Scope.CATALOGUE_WRITE)
    public Response remove(
            @PathParam("slug") String slug,
            @PathParam("reference") String reference,
            @Context HttpServletRequest request) {
        var merchant = Caller.merchant(request, merchants, slug).merchant();
        if (!removing.remove(merchant.id(), existing(reference))) {
            throw PathKey.unknown(ProblemCode.BUYER_UNKNOWN);
        }
        return Response.noContent().build();
    }

    private static Reference existing(String text) {
        return PathKey.existing(text, Reference::new, ProblemCode.BUYER_UNKNOWN);
    }

    /** A page of buyers. */
    public record ListView(List<BuyerView> buyers) {}

    /** A registered buyer, as the merchant gave them. */
    public record BuyerView(
            String reference,
            String name,
            String email,
            @Nullable String taxId,
            @Nullable String phone,
            boolean active) {
        static BuyerView of(RegisteredBuyer it) {
            return new BuyerView(
                    it.reference().value(),
                    it.name().value(),
                    it.email().value(),
                    it.taxId().map(TaxId::digits).orElse(null),
                    it.phone().map(Phone::value).orElse(null),
                    it.isActive());
        }
    }
}
