package dev.catraca.adapters.gateways.asaas;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;

/**
 * What we use of <a href="https://docs.asaas.com/reference">Asaas' API v3</a>, with bodies as JSON
 * text. It refuses requests without {@code User-Agent}, and a GET that has a body.
 */
@Produces(MediaType.APPLICATION_JSON)
@ClientHeaderParam(name = "User-Agent", value = AsaasApi.USER_AGENT)
public interface AsaasApi {
    String USER_AGENT = "Catraca/0.1";
    String TOKEN = "access_token";

    @POST
    @Path("/checkouts")
    @Consumes(MediaType.APPLICATION_JSON)
    Response openCheckout(@HeaderParam(TOKEN) String token, String body);

    @POST
    @Path("/checkouts/{id}/cancel")
    @Consumes(MediaType.APPLICATION_JSON)
    Response cancelCheckout(
            @HeaderParam(TOKEN) String token, @PathParam("id") String id, String body);

    @GET
    @Path("/payments")
    Response payments(
            @HeaderParam(TOKEN) String token,
            @QueryParam("checkoutSession") String checkout,
            @QueryParam("limit") int limit,
            @QueryParam("offset") int offset);

    @GET
    @Path("/payments/{id}")
    Response payment(@HeaderParam(TOKEN) String token, @PathParam("id") String id);

    @POST
    @Path("/payments/{id}/refund")
    @Consumes(MediaType.APPLICATION_JSON)
    Response refund(@HeaderParam(TOKEN) String token, @PathParam("id") String id, String body);

    @GET
    @Path("/wallets/")
    Response wallets(@HeaderParam(TOKEN) String token);

    @GET
    @Path("/webhooks")
    Response webhooks(
            @HeaderParam(TOKEN) String token,
            @QueryParam("limit") int limit,
            @QueryParam("offset") int offset);

    @POST
    @Path("/webhooks")
    @Consumes(MediaType.APPLICATION_JSON)
    Response createWebhook(@HeaderParam(TOKEN) String token, String body);

    @PUT
    @Path("/webhooks/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    Response changeWebhook(
            @HeaderParam(TOKEN) String token, @PathParam("id") String id, String body);

    @DELETE
    @Path("/webhooks/{id}")
    Response deleteWebhook(@HeaderParam(TOKEN) String token, @PathParam("id") String id);
}
