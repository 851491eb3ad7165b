package dev.catraca.adapters.web.gate;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FileNotFoundException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Errors the container finds before or beside JAX-RS, in the same envelopes and as silent. */
public final class ErrorPage extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** Liberty's message for an address with an encoded slash and the like, thrown as a failure. */
    private static final String BAD_ADDRESS = "CWWWC0005I";

    /** Set by Liberty before an error page, telling everybody which server this is. */
    private static final String LIBERTY_HEADER = "$WSEP";

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        response.setHeader(LIBERTY_HEADER, null);
        Answer.to(
                        request,
                        path instanceof String it ? it : request.getRequestURI(),
                        rejected(request))
                .writeTo(response);
    }

    private static Rejected rejected(HttpServletRequest request) {
        if (request.getDispatcherType() != DispatcherType.ERROR) {
            // Somebody asked for the page itself.
            return new Rejected(ProblemCode.NOT_FOUND);
        }
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (status instanceof Integer it && it < 500) {
            return new Rejected(ProblemCode.ofStatus(it));
        }
        return switch (failure) {
            case FileNotFoundException _ -> new Rejected(ProblemCode.NOT_FOUND);
            case IOException it when isBadAddress(it.getMessage()) ->
                    new Rejected(ProblemCode.REQUEST_INVALID);
            case Throwable it -> Failures.log(request, it);
            case null, default -> new Rejected(ProblemCode.INTERNAL_ERROR);
        };
    }

    private static boolean isBadAddress(@Nullable String message) {
        return message != null && message.startsWith(BAD_ADDRESS);
    }
}
