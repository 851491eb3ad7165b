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
import dev.catraca.application.catalogue.PutCoupon;
import dev.catraca.application.catalogue.ReadCoupons;
import dev.catraca.application.catalogue.ReadCoupons.Query;
import dev.catraca.application.catalogue.RemoveCoupon;
import dev.catraca.application.merchant.ReadMerchant;
import dev.catraca.domain.access.Scope;
import dev.catraca.domain.catalogue.Coupon;
import dev.catraca.domain.catalogue.CouponCode;
import dev.catraca.domain.catalogue.Discount.Fixed;
import dev.catraca.domain.catalogue.Discount.Percentage;
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
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A merchant's coupons. */
@Path("api/v1/merchants/{slug}")
@Dependent
public class CouponResource {
    private final PutCoupon putting;
    private final ReadCoupons reading;
    private final RemoveCoupon removing;
    private final ReadMerchant merchants;

    @Inject
    public CouponResource(
            PutCoupon putting, ReadCoupons reading, RemoveCoupon removing, ReadMerchant merchants) {
        this.putting = putting;
        this.reading = reading;
        this.removing = removing;
        this.merchants = merchants;
    }

    @GET
    @Path("coupons")
    @Allowed(Scope.CATALOGUE_READ)
    public Response list(
            @PathParam("slug") String slug,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context HttpServletRequest request,
            @Context UriInfo uri) {
        var merchant = Caller.merchant(request, merchants, slug).merchant();
        var count = Paging.limit(limit);
        var after = PathKey.after(cursor, CouponCode::new);
        var found = reading.read(new Query.Page(merchant.id(), after, count));
        var view = new ListView(found.stream().map(CouponView::of).toList());
        return Paging.answer(view, uri, found, count, it -> PathKey.cursor(it.code().value()));
    }

    @GET
    @Path("coupons/{code}")
    @Allowed(Scope.CATALOGUE_READ)
    public Response read(
            @PathParam("slug") String slug,
            @PathParam("code") String code,
            @Context HttpServletRequest request) {
        var merchant = Caller.merchant(request, merchants, slug).merchant();
        return reading.read(new Query.One(merchant.id(), existing(code))).stream()
                .findFirst()
                .map(it -> Json.answer(200, CouponView.of(it)).build())
                .orElseThrow(() -> PathKey.unknown(ProblemCode.COUPON_UNKNOWN));
    }

    @PUT
    @Path("coupons/{code}")
    @Allowed(Scope.CATALOGUE_WRITE)
    public Response put(
            @PathParam("slug") String slug,
            @PathParam("code") String code,
            @Context HttpServletRequest request,
            byte[] body) {
        var merchant = Caller.merchant(request, merchants, slug).merchant();
        var wanted = PathKey.wanted("code", code, CouponCode::new);
        var coupon = CouponBody.read(Fields.of(body, Fields.Unknown.REFUSED), merchant, wanted);
        return switch (putting.put(coupon)) {
            case PutCoupon.Outcome.Created() -> Json.answer(201, CouponView.of(coupon)).build();
            case PutCoupon.Outcome.Replaced() -> Json.answer(200, CouponView.of(coupon)).build();
            case PutCoupon.Outcome.LimitBelowUsed() ->
                    throw new Rejected(
                            ProblemCode.COUPON_LIMIT_BELOW_USED,
                            List.of(Violation.of("maxUses", "coupon-limit-below-used")));
        };
    }

    @DELETE
    @Path("coupons/{code}")
    @Allowed(Scope.CATALOGUE_WRITE)
    public Response remove(
            @PathParam("slug") String slug,
            @PathParam("code") String code,
            @Context HttpServletRequest request) {
        var merchant = Caller.merchant(request, merchants, slug).merchant();
        if (!removing.remove(merchant.id(), existing(code))) {
            throw PathKey.unknown(ProblemCode.COUPON_UNKNOWN);
        }
        return Response.noContent().build();
    }

    private static CouponCode existing(String text) {
        return PathKey.existing(text, CouponCode::new, ProblemCode.COUPON_UNKNOWN);
    }

    private static @Nullable Integer number(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }

    /** A page of coupons. */
    public record ListView(List<CouponView> coupons) {}

    /** A coupon: a percentage in basis points, or an amount. */
    public record CouponView(
            String code,
            @Nullable Integer percent,
            @Nullable MoneyView amount,
            @Nullable Instant validFrom,
            @Nullable Instant validUntil,
            @Nullable Integer maxUses,
            @Nullable Integer maxUsesPerBuyer) {
        static CouponView of(Coupon it) {
            return new CouponView(
                    it.code().value(),
                    it.discount() instanceof Percentage(var share) ? share.value() : null,
                    it.discount() instanceof Fixed(var amount) ? MoneyView.of(amount) : null,
                    it.validFrom().orElse(null),
                    it.validUntil().orElse(null),
                    number(it.maxUses()),
                    number(it.maxUsesPerBuyer()));
        }
    }
}
