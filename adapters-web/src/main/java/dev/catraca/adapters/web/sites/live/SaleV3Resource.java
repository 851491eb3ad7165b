package dev.catraca.adapters.web.sites.live;

import dev.catraca.adapters.web.calls.Logged;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** The site's newer route: the path names the unit. */
@Path("api/pacto-v3/venda/{slug}")
@Dependent
@Logged("live")
public class SaleV3Resource {
    private final Selling selling;

    @Inject
    public SaleV3Resource(Selling selling) {
        this.selling = selling;
    }

    @POST
    public Response sell(
            @PathParam("slug") String slug,
            @Context HttpHeaders headers,
            @Context HttpServletRequest request,
            byte[] body) {
        var unit = UnitSlug.of(slug);
        return selling.sell(
                "/api/pacto-v3/venda",
                "retorno",
                unit,
                () -> SaleBody.of(body, unit),
                headers,
                request);
    }
}
