package dev.catraca.adapters.web.sites.live;

import dev.catraca.adapters.web.access.Allowed;
import dev.catraca.adapters.web.access.Caller;
import dev.catraca.adapters.web.answers.SiteBody;
import dev.catraca.adapters.web.calls.Logged;
import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.adapters.web.limits.Limited;
import dev.catraca.application.limits.Limit;
import dev.catraca.application.merchant.ReadMerchant;
import dev.catraca.application.sale.AskUnit;
import dev.catraca.application.sale.AskUnit.Outcome;
import dev.catraca.application.sale.AskUnit.Question;
import dev.catraca.domain.access.Scope;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.shared.TaxId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** What the site asks of a unit's own system before it sells. */
@Path("api/pacto-v3")
@Dependent
@Logged("live")
public class UnitQuestionsResource {
    private static final int LONGEST_CATEGORY = 60;

    private final AskUnit asking;
    private final ReadMerchant merchants;

    @Inject
    public UnitQuestionsResource(AskUnit asking, ReadMerchant merchants) {
        this.asking = asking;
        this.merchants = merchants;
    }

    @GET
    @Path("configs/{slug}")
    @Limited(value = Limit.PLANS, unit = "slug")
    public Response settings(@PathParam("slug") String slug) {
        return LiveAnswer.data(SettingsView.of(ask(UnitSlug.of(slug), new Question.Settings())));
    }

    @GET
    @Path("produtos/{slug}/{categoria}")
    @Limited(value = Limit.PLANS, unit = "slug")
    public Response products(
            @PathParam("slug") String slug, @PathParam("categoria") String category) {
        var unit = UnitSlug.of(slug);
        if (!category.matches("[\\p{L}\\p{N} ._-]{1,%d}".formatted(LONGEST_CATEGORY))) {
            throw LiveRefusals.refused();
        }
        return LiveAnswer.data(
                ask(unit, new Question.Products(category)).stream().map(ProductView::of).toList());
    }

    @POST
    @Path("cupom/{slug}")
    @Limited(value = Limit.COUPON, unit = "slug")
    public Response coupon(@PathParam("slug") String slug, byte[] body) {
        var unit = UnitSlug.of(slug);
        var question =
                SiteBody.read(
                        body,
                        Fields.Unknown.IGNORED,
                        in -> {
                            var coupon = in.text("cupom", 64);
                            var plan = in.value("planoId", PlanCode::new);
                            return in.done(() -> new Question.Coupon(coupon, plan));
                        });
        return LiveAnswer.data(CouponView.of(ask(unit, question)));
    }

    /** With a key only: whether somebody is a client is nobody else's business. */
    @POST
    @Path("cliente/{slug}")
    @Allowed(Scope.ORDERS_READ)
    public Response client(
            @PathParam("slug") String slug, @Context HttpServletRequest request, byte[] body) {
        var unit = UnitSlug.of(slug);
        var isReached =
                merchants
                        .read(unit)
                        .map(ReadMerchant.Found::merchant)
                        .filter(Caller.of(request)::reaches)
                        .isPresent();
        if (!isReached) {
            throw LiveRefusals.unitUnknown();
        }
        var question =
                SiteBody.read(
                        body,
                        Fields.Unknown.IGNORED,
                        in -> {
                            var taxId = in.value("cpf", TaxId.Cpf::new);
                            return in.done(() -> new Question.Client(taxId));
                        });
        return LiveAnswer.data(ClientView.of(ask(unit, question)));
    }

    private <T> T ask(Slug unit, Question<T> question) {
        return switch (asking.ask(new AskUnit.Command<>(unit, question))) {
            case Outcome.Answered<T>(var answer) -> answer;
            case Outcome.UnitUnknown<T>() -> throw LiveRefusals.unitUnknown();
            case Outcome.NotSellable<T>() -> throw LiveRefusals.notSellable();
            case Outcome.Refused<T>() -> throw LiveRefusals.refused();
            case Outcome.Unavailable<T>(var pause) -> throw LiveRefusals.unavailable(pause);
        };
    }
}
