package dev.catraca.adapters.web.gate;

import static dev.catraca.adapters.web.gate.ProblemCode.BODY_TOO_LARGE;
import static dev.catraca.adapters.web.gate.ProblemCode.NOT_FOUND;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Takes in every body before anything else looks at the request, without a thread that waits for
 * it: fifteen hundred callers who send a byte now and then would otherwise hold every thread there
 * is. Then the request starts anew, with the bytes where {@link RawBody} finds them.
 */
public final class BodyReader extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger(BodyReader.class.getName());

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getDispatcherType() == DispatcherType.ASYNC) {
            startAnew(request, response, chain);
        } else if (hasNoBody(request)) {
            chain.doFilter(request, response);
        } else if (hasEscapedPercent(request)) {
            refuse(request, response, new Rejected(NOT_FOUND));
        } else {
            read(request, response);
        }
    }

    /** HTTP/1.1 only, see server.xml: a body is announced by one of these two headers. */
    private static boolean hasNoBody(HttpServletRequest request) {
        var length = request.getContentLengthLong();
        return length == 0 || (length < 0 && request.getHeader("Transfer-Encoding") == null);
    }

    /**
     * Liberty loses its way when it starts such a request anew; no address of ours has a percent.
     */
    private static boolean hasEscapedPercent(HttpServletRequest request) {
        return request.getRequestURI().contains("%25");
    }

    private static void read(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var limit = BodyLimit.of(request.getRequestURI());
        if (request.getContentLengthLong() > limit) {
            refuse(request, response, new Rejected(BODY_TOO_LARGE));
        } else {
            BodyReading.start(request, response, limit);
        }
    }

    private static void startAnew(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var read = BodyReading.of(request);
        var refusal = read.flatMap(BodyReading.Result::refusal);
        if (refusal.isPresent()) {
            refuse(request, response, refusal.get());
            return;
        }
        read.ifPresent(it -> RawBody.keep(request, it.bytes()));
        try {
            chain.doFilter(request, response);
        } catch (FileNotFoundException unknownPath) {
            // The first time round Liberty makes a 404 of it, now it would be a 500.
            Answer.to(request, request.getRequestURI(), new Rejected(NOT_FOUND)).writeTo(response);
        }
    }

    /** Answers, and takes nothing more from this connection: it is in the middle of a body. */
    private static void refuse(
            HttpServletRequest request, HttpServletResponse response, Rejected why) {
        response.setHeader("Connection", "close");
        try {
            Answer.to(request, request.getRequestURI(), why).writeTo(response);
        } catch (IOException hungUp) {
            LOG.log(Level.DEBUG, "Nobody is there to be refused", hungUp);
        }
    }
}
