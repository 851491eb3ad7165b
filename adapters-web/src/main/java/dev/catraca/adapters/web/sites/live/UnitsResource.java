package dev.catraca.adapters.web.sites.live;

import dev.catraca.adapters.web.calls.Logged;
import dev.catraca.adapters.web.limits.Limited;
import dev.catraca.application.limits.Limit;
import dev.catraca.application.sale.ListUnits;
import dev.catraca.domain.merchant.Slug;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The units of the chain, as its site shows them. */
@Path("api/pacto-v3")
@Dependent
@Logged("live")
public class UnitsResource {
    private final ListUnits listing;
    private final Slug chain;

    @Inject
    public UnitsResource(
            ListUnits listing,
            @ConfigProperty(name = "catraca.sites.live.merchant", defaultValue = "live")
                    String chain) {
        this.listing = listing;
        this.chain = new Slug(chain);
    }

    @GET
    @Path("unidades")
    @Limited(Limit.PLANS)
    public Response list() {
        return LiveAnswer.ok(
                Map.of(
                        "success",
                        true,
                        "unidades",
                        listing.list(chain).stream().map(UnitView::of).toList()));
    }

    @GET
    @Path("unidade/{slug}")
    @Limited(value = Limit.PLANS, unit = "slug")
    public Response read(@PathParam("slug") String slug) {
        var wanted = UnitSlug.of(slug);
        return listing.list(chain).stream()
                .filter(it -> it.slug().equals(wanted))
                .findFirst()
                .map(it -> LiveAnswer.data(UnitView.of(it)))
                .orElseThrow(LiveRefusals::unitUnknown);
    }
}
