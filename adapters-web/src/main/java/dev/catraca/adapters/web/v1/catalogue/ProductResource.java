package dev.catraca.adapters.web.v1.catalogue;

import dev.catraca.adapters.web.access.Allowed;
import dev.catraca.adapters.web.access.Caller;
import dev.catraca.adapters.web.answers.Json;
import dev.catraca.adapters.web.answers.MoneyView;
import dev.catraca.adapters.web.answers.Paging;
import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.adapters.web.gate.Violation;
import dev.catraca.application.catalogue.PutProduct;
import dev.catraca.application.catalogue.ReadProducts;
import dev.catraca.application.catalogue.ReadProducts.Query;
import dev.catraca.application.catalogue.RemoveProduct;
import dev.catraca.application.merchant.ReadMerchant;
import dev.catraca.domain.access.Scope;
import dev.catraca.domain.catalogue.Product;
import dev.catraca.domain.catalogue.Reference;
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

/** A merchant's products, by the merchant's own references. */
@Path("api/v1/merchants/{slug}")
@Dependent
public class ProductResource {
    private final PutProduct putting;
    private final ReadProducts reading;
    private final RemoveProduct removing;
    private final ReadMerchant merchants;

    @Inject
    public ProductResource(
            PutProduct putting,
            ReadProducts reading,
            RemoveProduct removing,
            ReadMerchant merchants) {
        this.putting = putting;
        this.reading = reading;
        this.removing = removing;
        this.merchants = merchants;
    }

    @GET
    @Path("products")
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
        var view = new ListView(found.stream().map(ProductView::of).toList());
        return Paging.answer(view, uri, found, count, it -> PathKey.cursor(it.reference().value()));
    }

    @GET
    @Path("products/{reference}")
    @Allowed(Scope.CATALOGUE_READ)
    public Response read(
            @PathParam("slug") String slug,
            @PathParam("reference") String reference,
            @Context HttpServletRequest request) {
        var merchant = Caller.merchant(request, merchants, slug).merchant();
        return reading.read(new Query.One(merchant.id(), existing(reference))).stream()
                .findFirst()
                .map(it -> Json.answer(200, ProductView.of(it)).build())
                .orElseThrow(() -> PathKey.unknown(ProblemCode.PRODUCT_UNKNOWN));
    }

    @PUT
    @Path("products/{reference}")
    @Allowed(Scope.CATALOGUE_WRITE)
    public Response put(
            @PathParam("slug") String slug,
            @PathParam("reference") String reference,
            @Context HttpServletRequest request,
            byte[] body) {
        var merchant = Caller.merchant(request, merchants, slug).merchant();
        var wanted = PathKey.wanted("reference", reference, Reference::new);
        var product = ProductBody.read(Fields.of(body, Fields.Unknown.REFUSED), merchant, wanted);
        return switch (putting.put(product)) {
            case PutProduct.Outcome.Created() -> Json.answer(201, ProductView.of(product)).build();
            case PutProduct.Outcome.Replaced() -> Json.answer(200, ProductView.of(product)).build();
            case PutProduct.Outcome.StockBelowReserved() ->
                    throw new Rejected(
                            ProblemCode.STOCK_BELOW_RESERVED,
                            List.of(Violation.of("stock", "stock-below-reserved")));
        };
    }

    @DELETE
    @Path("products/{reference}")
    @Allowed(Scope.CATALOGUE_WRITE)
    public Response remove(
            @PathParam("slug") String slug,
            @PathParam("reference") String reference,
            @Context HttpServletRequest request) {
        var merchant = Caller.merchant(request, merchants, slug).merchant();
        return switch (removing.remove(merchant.id(), existing(reference))) {
            case RemoveProduct.Outcome.Removed() -> Response.noContent().build();
            case RemoveProduct.Outcome.Unknown() ->
                    throw PathKey.unknown(ProblemCode.PRODUCT_UNKNOWN);
            case RemoveProduct.Outcome.Reserved() ->
                    throw new Rejected(ProblemCode.PRODUCT_RESERVED);
        };
    }

    private static Reference existing(String text) {
        return PathKey.existing(text, Reference::new, ProblemCode.PRODUCT_UNKNOWN);
    }

    /** A page of products. */
    public record ListView(List<ProductView> products) {}

    /** A product; the stock counts what is reserved for open checkouts too. */
    public record ProductView(
            String reference,
            String name,
            @Nullable String description,
            MoneyView price,
            int stock,
            boolean active) {
        static ProductView of(Product it) {
            return new ProductView(
                    it.reference().value(),
                    it.name(),
                    it.description().orElse(null),
                    MoneyView.of(it.price()),
                    it.stock(),
                    it.isActive());
        }
    }
}
