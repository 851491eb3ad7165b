package dev.catraca.adapters.gateways.recaptcha;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

/**
 * <a href="https://developers.google.com/recaptcha/docs/verify">What a token says</a>. It reads
 * forms only, and its status is 200 whatever is wrong.
 */
@Path("/recaptcha/api")
@Produces(MediaType.APPLICATION_JSON)
public interface RecaptchaApi {
    @POST
    @Path("/siteverify")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    Response verify(MultivaluedMap<String, String> form);
}
