package dev.catraca.adapters.web.sites.live;

import dev.catraca.adapters.web.calls.Logged;
import dev.catraca.adapters.web.limits.Limited;
import dev.catraca.application.limits.Limit;
import dev.catraca.application.sale.ReadUnitPlans;
import dev.catraca.application.sale.ReadUnitPlans.Outcome;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** The plans of a gym unit. */
@Path("api/pacto/planos/{slug}")
@Dependent
@Logged("live")
public class PlansResource {
    private final ReadUnitPlans reading;

    @Inject
    public PlansResource(ReadUnitPlans reading) {
        this.reading = reading;
    }

    @GET
    @Limited(value = Limit.PLANS, unit = "slug")
    public Response read(@PathParam("slug") String slug) {
        return switch (reading.read(new ReadUnitPlans.Command(UnitSlug.of(slug)))) {
            case Outcome.Offered it -> LiveAnswer.ok(PlansView.of(it));
            case Outcome.UnitUnknown() -> throw LiveRefusals.unitUnknown();
            case Outcome.NotSellable() -> throw LiveRefusals.notSellable();
            case Outcome.Unavailable(var pause) -> throw LiveRefusals.unavailable(pause);
        };
    }
}
