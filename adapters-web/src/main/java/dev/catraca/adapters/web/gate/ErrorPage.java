package dev.catraca.adapters.web.gate;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Errors the container finds before or beside JAX-RS, in the same envelopes and as silent. */
public final class ErrorPage extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        var answer =
                Answer.to(
                        request,
                        path instanceof String it ? it : request.getRequestURI(),
                        rejected(request));
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.getOutputStream().write(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    private static Rejected rejected(HttpServletRequest request) {
        if (request.getDispatcherType() != DispatcherType.ERROR) {
            // Somebody asked for the page itself.
            return new Rejected(ProblemCode.NOT_FOUND);
        }
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
            return Failures.log(request, failure);
        }
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return new Rejected(ProblemCode.ofStatus(status instanceof Integer it ? it : 500));
    }
}
