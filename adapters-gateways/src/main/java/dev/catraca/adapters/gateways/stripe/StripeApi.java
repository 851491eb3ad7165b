package dev.catraca.adapters.gateways.stripe;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.jspecify.annotations.Nullable;

/**
 * What we use of <a href="https://docs.stripe.com/api">Stripe's API</a>, of the version whose
 * answers {@link StripeWire} reads.
 */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@ClientHeaderParam(name = "Stripe-Version", value = StripeApi.VERSION)
public interface StripeApi {
    String VERSION = "2026-07-29.dahlia";

    @POST
    @Path("/checkout/sessions")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    Response openSession(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
            @HeaderParam("Idempotency-Key") String key,
            MultivaluedMap<String, String> form);

    @GET
    @Path("/checkout/sessions/{id}")
    Response session(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
            @PathParam("id") String id,
            @QueryParam("expand[]") List<String> expand);

    @GET
    @Path("/checkout/sessions")
    Response sessions(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
            @QueryParam("payment_intent") String intent,
            @QueryParam("limit") int limit,
            @QueryParam("expand[]") List<String> expand);

    @POST
    @Path("/checkout/sessions/{id}/expire")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    Response expireSession(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
            @PathParam("id") String id,
            MultivaluedMap<String, String> form);

    @GET
    @Path("/payment_intents/{id}")
    Response intent(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
            @PathParam("id") String id,
            @QueryParam("expand[]") List<String> expand);

    @GET
    @Path("/events")
    Response events(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
            @QueryParam("delivery_success") boolean isDelivered,
            @QueryParam("created[gte]") long since,
            @QueryParam("limit") int limit,
            @QueryParam("starting_after") @Nullable String cursor);

    @GET
    @Path("/account")
    Response account(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer);

    @GET
    @Path("/balance")
    Response balance(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer);

    @GET
    @Path("/webhook_endpoints")
    Response endpoints(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, @QueryParam("limit") int limit);

    @POST
    @Path("/webhook_endpoints")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    Response createEndpoint(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
            MultivaluedMap<String, String> form);

    @POST
    @Path("/webhook_endpoints/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    Response changeEndpoint(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
            @PathParam("id") String id,
            MultivaluedMap<String, String> form);

    @DELETE
    @Path("/webhook_endpoints/{id}")
    Response deleteEndpoint(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, @PathParam("id") String id);

    @POST
    @Path("/transfers")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    Response transfer(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
            @HeaderParam("Idempotency-Key") String key,
            MultivaluedMap<String, String> form);

    @GET
    @Path("/transfers")
    Response transfers(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
            @QueryParam("transfer_group") String group,
            @QueryParam("destination") String destination,
            @QueryParam("limit") int limit);

    @GET
    @Path("/transfers/{id}")
    Response transfer(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, @PathParam("id") String id);

    @POST
    @Path("/transfers/{id}/reversals")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    Response reverse(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
            @HeaderParam("Idempotency-Key") String key,
            @PathParam("id") String id,
            MultivaluedMap<String, String> form);

    @POST
    @Path("/refunds")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    Response refund(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
            @HeaderParam("Idempotency-Key") String key,
            MultivaluedMap<String, String> form);

    @GET
    @Path("/refunds")
    Response refunds(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
            @QueryParam("payment_intent") String intent,
            @QueryParam("limit") int limit);

    @GET
    @Path("/disputes")
    Response disputes(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
            @QueryParam("payment_intent") String intent,
            @QueryParam("limit") int limit);
}
