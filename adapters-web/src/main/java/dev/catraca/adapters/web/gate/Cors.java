package dev.catraca.adapters.web.gate;

import dev.catraca.application.merchant.CheckOrigin;
import dev.catraca.domain.merchant.Origin;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;

/**
 * Lets the pages of merchants' sites call what buyers may call, and never with credentials. To
 * every other page, and about every other route, it says nothing, so that browsers keep them apart.
 */
public final class Cors extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private static final String ALLOWED_HEADERS =
            "Accept, Accept-Language, Content-Type, Idempotency-Key, Last-Event-ID";
    private static final String EXPOSED_HEADERS =
            "Content-Language, Idempotent-Replayed, Link, Location, RateLimit, RateLimit-Policy,"
                    + " Retry-After, X-Request-Id";

    /** Ten minutes; the request itself is looked at anyway. */
    private static final String REMEMBERED_SECONDS = "600";

    // A servlet container calls only constructors without arguments of a filter.
    @Inject private transient CheckOrigin origins;

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var methods = CorsRoutes.methods(request.getRequestURI());
        if (methods.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        response.addHeader("Vary", "Origin");
        var asked = request.getHeader("Access-Control-Request-Method");
        var isPreflight = request.getMethod().equals("OPTIONS") && asked != null;
        try {
            if (methods.contains(isPreflight ? asked : request.getMethod()) && isKnown(request)) {
                allow(request.getHeader("Origin"), response);
                if (isPreflight) {
                    explain(methods, response);
                }
            }
        } catch (RuntimeException failure) {
            Answer.to(request, request.getRequestURI(), Failures.log(request, failure))
                    .writeTo(response);
            return;
        }
        if (isPreflight) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean isKnown(HttpServletRequest request) {
        var given = Collections.list(request.getHeaders("Origin"));
        return given.size() == 1
                && Legible.value(given.getFirst(), Origin::new)
                        .filter(origins::isMerchants)
                        .isPresent();
    }

    private static void allow(String origin, HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Origin", origin);
        response.setHeader("Access-Control-Expose-Headers", EXPOSED_HEADERS);
    }

    private static void explain(List<String> methods, HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Methods", String.join(", ", methods));
        response.setHeader("Access-Control-Allow-Headers", ALLOWED_HEADERS);
        response.setHeader("Access-Control-Max-Age", REMEMBERED_SECONDS);
    }
}
