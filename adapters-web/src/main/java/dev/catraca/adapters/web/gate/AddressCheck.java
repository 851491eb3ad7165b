package dev.catraca.adapters.web.gate;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collections;

/**
 * Refuses two hosts, and an address, host included, that is no URI: JAX-RS would call that a
 * failure of its own.
 */
public final class AddressCheck extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isUri(request)) {
            chain.doFilter(request, response);
        } else {
            Answer.to(request, request.getRequestURI(), new Rejected(ProblemCode.REQUEST_INVALID))
                    .writeTo(response);
        }
    }

    private static boolean isUri(HttpServletRequest request) {
        if (Collections.list(request.getHeaders("Host")).size() > 1) {
            return false;
        }
        var query = request.getQueryString();
        var address = request.getRequestURL().append(query == null ? "" : "?" + query).toString();
        try {
            new URI(address);
            return true;
        } catch (URISyntaxException refused) {
            return false;
        }
    }
}
