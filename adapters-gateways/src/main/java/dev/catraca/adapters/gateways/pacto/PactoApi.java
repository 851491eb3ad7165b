package dev.catraca.adapters.gateways.pacto;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.jspecify.annotations.Nullable;

/**
 * Pacto's APIs, both of them. Where a request goes is configuration, so it is an argument: {@link
 * PactoTarget} takes it from the header and makes it the address.
 */
@Produces(MediaType.APPLICATION_JSON)
@ClientHeaderParam(name = "User-Agent", value = PactoApi.USER_AGENT)
public interface PactoApi {
    String USER_AGENT = "Catraca/0.1";

    /** Never sent. */
    String TARGET = "Catraca-Target";

    String AUTHORIZATION = "Authorization";
    String COMPANY = "empresaId";

    @GET
    Response get(
            @HeaderParam(TARGET) String target,
            @HeaderParam(AUTHORIZATION) @Nullable String authorization,
            @HeaderParam(COMPANY) @Nullable String company);

    @POST
    Response post(
            @HeaderParam(TARGET) String target,
            @HeaderParam(AUTHORIZATION) @Nullable String authorization,
            @HeaderParam(COMPANY) @Nullable String company);

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    Response post(
            @HeaderParam(TARGET) String target,
            @HeaderParam(AUTHORIZATION) @Nullable String authorization,
            @HeaderParam(COMPANY) @Nullable String company,
            byte[] body);
}
