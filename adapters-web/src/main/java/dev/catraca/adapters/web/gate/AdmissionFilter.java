package dev.catraca.adapters.web.gate;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;

/**
 * Answers 503 to everything while the installation is unfit. Why stands in the log and behind
 * {@code /health/ready}; whoever only calls us learns nothing of it.
 */
public final class AdmissionFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Duration PAUSE = Duration.ofSeconds(30);

    @Inject
    @SuppressWarnings("NullAway.Init") // set by the server
    transient Admission admission;

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (admission.isOpen()) {
            chain.doFilter(request, response);
        } else {
            var rejected = new Rejected(ProblemCode.SERVER_UNFIT).retryAfter(PAUSE);
            Answer.to(request, request.getRequestURI(), rejected).writeTo(response);
        }
    }
}
