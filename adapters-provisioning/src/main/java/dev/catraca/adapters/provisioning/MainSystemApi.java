package dev.catraca.adapters.provisioning;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The main system's HTTP contract, remote or embedded; with bodies as JSON text. */
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface MainSystemApi extends AutoCloseable {
    String CREATE = "/users/external/create-from-payment";
    String BY_PAYMENT = "/users/external/by-payment/{reference}";
    String CHANGE = BY_PAYMENT + "/{change}";

    @POST
    @Path(CREATE)
    Response createFromPayment(
            @HeaderParam("Authorization") String authorization,
            @HeaderParam("Idempotency-Key") String key,
            String body);

    /**
     * The change is {@code suspend}, {@code restore} or {@code revoke}. RESTEasy encodes the
     * slashes of a path parameter only if it is {@code @Encoded}; everything else it encodes
     * anyway.
     */
    @POST
    @Path(CHANGE)
    Response change(
            @HeaderParam("Authorization") String authorization,
            @Encoded @PathParam("reference") String reference,
            @PathParam("change") String change,
            @QueryParam("provider") String provider);

    @GET
    @Path(BY_PAYMENT)
    Response byPayment(
            @HeaderParam("Authorization") String authorization,
            @Encoded @PathParam("reference") String reference,
            @QueryParam("provider") String provider);

    @Override
    void close();
}
