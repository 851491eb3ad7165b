package dev.catraca.adapters.web.gate;

import static dev.catraca.adapters.web.gate.ProblemCode.BODY_TOO_LARGE;
import static dev.catraca.adapters.web.gate.ProblemCode.BODY_TOO_SLOW;
import static dev.catraca.adapters.web.gate.ProblemCode.NOT_FOUND;
import static dev.catraca.adapters.web.gate.ProblemCode.TEMPORARILY_UNAVAILABLE;
import static dev.catraca.adapters.web.gate.ProblemCode.UNAUTHORIZED;

import dev.catraca.application.access.AuthenticateKey;
import dev.catraca.application.shared.LogFields;
import jakarta.inject.Inject;
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
import java.time.Duration;
import java.util.Collections;

/**
 * Takes in every body before anything else looks at the request. What did not come together with
 * its headers ({@link PromptBody}) comes in without a thread that waits for it: fifteen hundred
 * callers who send a byte now and then would otherwise hold every thread there is. Then the request
 * starts anew, with the bytes where {@link RawBody} finds them, or with the file where {@link
 * SpooledBody} does: a file only for who shows a key.
 */
public final class BodyReader extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger(BodyReader.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(30);

    @Inject
    @SuppressWarnings("NullAway.Init") // set by the server
    transient AuthenticateKey authentication;

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try (var _ = LogFields.open(RequestId.of(request).toString())) {
            admit(request, response, chain);
        }
    }

    private void admit(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getDispatcherType() == DispatcherType.ASYNC) {
            startAnew(request, response, chain);
        } else if (hasNoBody(request)) {
            chain.doFilter(request, response);
        } else if (hasEscapedPercent(request)) {
            refuse(request, response, new Rejected(NOT_FOUND));
        } else {
            read(request, response, chain);
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

    private void read(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var limit = BodyLimit.of(request.getRequestURI());
        if (request.getContentLengthLong() > limit.bytes()) {
            refuse(request, response, new Rejected(BODY_TOO_LARGE));
        } else if (limit.isSpooled()) {
            spool(request, response, limit);
        } else {
            keep(request, response, limit, chain);
        }
    }

    private static void keep(
            HttpServletRequest request,
            HttpServletResponse response,
            BodyLimit limit,
            FilterChain chain)
            throws IOException, ServletException {
        var began = System.nanoTime();
        byte[] beginning;
        try {
            beginning = PromptBody.beginning(request);
        } catch (Rejected none) {
            refuse(request, response, none);
            return;
        }
        if (beginning.length == request.getContentLengthLong()) {
            RawBody.keep(request, beginning);
            chain.doFilter(request, response);
        } else {
            var left = limit.time().minusNanos(System.nanoTime() - began);
            if (left.isPositive()) {
                BodyReading.intoMemory(request, response, limit.bytes(), left, beginning);
            } else {
                refuse(request, response, new Rejected(BODY_TOO_SLOW));
            }
        }
    }

    private void spool(HttpServletRequest request, HttpServletResponse response, BodyLimit limit)
            throws IOException {
        var headers = Collections.list(request.getHeaders("Authorization"));
        if (Bearer.key(headers).flatMap(it -> authentication.authenticate(it.value())).isEmpty()) {
            refuse(request, response, new Rejected(UNAUTHORIZED));
            return;
        }
        var file = SpooledBody.open();
        if (file.isEmpty()) {
            refuse(request, response, new Rejected(TEMPORARILY_UNAVAILABLE).retryAfter(PAUSE));
            return;
        }
        file.get().keep(request);
        BodyReading.intoFile(request, response, limit.bytes(), limit.time(), file.get());
    }

    private static void startAnew(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            var read = BodyReading.of(request);
            var refusal = read.flatMap(BodyReading::refusal);
            if (refusal.isPresent()) {
                refuse(request, response, refusal.get());
                return;
            }
            read.ifPresent(it -> RawBody.keep(request, it.bytes()));
            chain.doFilter(request, response);
        } catch (FileNotFoundException unknownPath) {
            // The first time round Liberty makes a 404 of it, now it would be a 500.
            Answer.to(request, request.getRequestURI(), new Rejected(NOT_FOUND)).writeTo(response);
        } finally {
            var file = SpooledBody.of(request);
            if (file.isPresent()) {
                file.get().close();
            }
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
