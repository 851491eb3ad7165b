package dev.catraca.adapters.web.sites.live;

import dev.catraca.adapters.web.answers.SiteBody;
import dev.catraca.adapters.web.calls.Logged;
import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.adapters.web.limits.Limited;
import dev.catraca.application.limits.Limit;
import dev.catraca.application.sale.SimulateSale;
import dev.catraca.application.sale.SimulateSale.Outcome;
import dev.catraca.application.shared.NewId;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.quote.QuoteId;
import dev.catraca.domain.sale.SaleWish;
import dev.catraca.domain.shared.InvalidValue;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** What a plan would cost; the body may be missing. */
@Path("api/pacto-v3/simular/{slug}/{planoId}")
@Dependent
@Logged("live")
public class SimulationResource {
    private final SimulateSale simulating;
    private final NewId ids;

    @Inject
    public SimulationResource(SimulateSale simulating, NewId ids) {
        this.simulating = simulating;
        this.ids = ids;
    }

    @POST
    @Limited(value = Limit.SIMULATE, unit = "slug")
    public Response simulate(
            @PathParam("slug") String slug, @PathParam("planoId") String plan, byte[] body) {
        var wish = wish(plan(plan), body);
        var command = new SimulateSale.Command(new QuoteId(ids.next()), UnitSlug.of(slug), wish);
        return switch (simulating.simulate(command)) {
            case Outcome.Simulated it -> LiveAnswer.ok(SimulationView.of(it));
            case Outcome.UnitUnknown() -> throw LiveRefusals.unitUnknown();
            case Outcome.NotSellable() -> throw LiveRefusals.notSellable();
            case Outcome.PlanUnknown() -> throw LiveRefusals.planUnknown();
            case Outcome.InstallmentsNotOffered(var most) -> throw LiveRefusals.installments(most);
            case Outcome.DueDayNotOffered() -> throw LiveRefusals.dueDay();
            case Outcome.Refused() -> throw LiveRefusals.refused();
            case Outcome.Unavailable(var pause) -> throw LiveRefusals.unavailable(pause);
        };
    }

    private static PlanCode plan(String text) {
        try {
            return new PlanCode(text);
        } catch (InvalidValue _) {
            throw LiveRefusals.planUnknown();
        }
    }

    private static SaleWish wish(PlanCode plan, byte[] body) {
        if (body.length == 0) {
            return new SaleWish(plan, 1, Optional.empty(), Optional.empty());
        }
        return SiteBody.read(
                body,
                Fields.Unknown.IGNORED,
                in -> {
                    var options = WishBody.read(in);
                    return in.done(
                            () ->
                                    new SaleWish(
                                            plan,
                                            options.installments().orElse(1),
                                            options.dueDay(),
                                            options.coupon()));
                });
    }
}
