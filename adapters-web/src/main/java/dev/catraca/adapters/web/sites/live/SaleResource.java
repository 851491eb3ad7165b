package dev.catraca.adapters.web.sites.live;

import dev.catraca.adapters.web.calls.Logged;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** The site's older route: the body names the unit. */
@Path("api/pacto/venda")
@Dependent
@Logged("live")
public class SaleResource {
    private final Selling selling;

    @Inject
    public SaleResource(Selling selling) {
        this.selling = selling;
    }

    @POST
    public Response sell(
            @Context HttpHeaders headers, @Context HttpServletRequest request, byte[] body) {
        return selling.sell(
                "/api/pacto/venda",
                "data",
                LooseSlug.in(body),
                () -> SaleBody.of(body),
                headers,
                request);
    }
}
