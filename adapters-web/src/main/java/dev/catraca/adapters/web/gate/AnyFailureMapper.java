package dev.catraca.adapters.web.gate;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Everything a resource, a filter or JAX-RS itself throws leaves in the route's envelope. */
@Provider
public class AnyFailureMapper implements ExceptionMapper<Throwable> {
    @Context
    @SuppressWarnings("NullAway.Init") // set by JAX-RS
    HttpServletRequest request;

    @Override
    public Response toResponse(Throwable failure) {
        return switch (failure) {
            case Rejected rejected -> answer(rejected).build();
            case WebApplicationException decided -> decided(decided);
            default -> answer(Failures.log(request, failure)).build();
        };
    }

    /** The container's own decision: redirects and OPTIONS pass, refusals get our envelope. */
    private Response decided(WebApplicationException decided) {
        var theirs = decided.getResponse();
        if (theirs.getStatus() < 400) {
            return theirs;
        }
        if (theirs.getStatus() >= 500) {
            return answer(Failures.log(request, decided)).build();
        }
        var ours = answer(new Rejected(ProblemCode.ofStatus(theirs.getStatus())));
        var allowed = theirs.getHeaderString(HttpHeaders.ALLOW);
        return allowed == null ? ours.build() : ours.header(HttpHeaders.ALLOW, allowed).build();
    }

    private Response.ResponseBuilder answer(Rejected rejected) {
        var answer = Answer.to(request, request.getRequestURI(), rejected);
        var response = Response.status(answer.status()).entity(answer.body());
        answer.headers().forEach(response::header);
        return response;
    }
}
