package dev.catraca.adapters.web.gate;

import static dev.catraca.adapters.web.gate.ProblemCode.BODY_INCOMPLETE;
import static dev.catraca.adapters.web.gate.ProblemCode.BODY_TOO_LARGE;
import static dev.catraca.adapters.web.gate.ProblemCode.BODY_TOO_SLOW;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One body on its way in: whole within its size and time, or refused. The container calls from
 * several threads, bytes and time-out at once; whoever comes first decides.
 */
final class BodyReading implements ReadListener, AsyncListener {
    private static final System.Logger LOG = System.getLogger(BodyReading.class.getName());
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final int CHUNK = 8 * 1024;

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final AsyncContext context;
    private final ServletInputStream in;
    private final int maxBytes;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final byte[] chunk = new byte[CHUNK];
    private final AtomicBoolean isDecided = new AtomicBoolean();

    private BodyReading(
            HttpServletRequest request,
            HttpServletResponse response,
            AsyncContext context,
            int maxBytes)
            throws IOException {
        this.request = request;
        this.response = response;
        this.context = context;
        this.in = request.getInputStream();
        this.maxBytes = maxBytes;
    }

    static void start(HttpServletRequest request, HttpServletResponse response, int maxBytes)
            throws IOException {
        var context = request.startAsync(request, response);
        context.setTimeout(LONGEST.toMillis());
        var reading = new BodyReading(request, response, context, maxBytes);
        context.addListener(reading);
        reading.in.setReadListener(reading);
    }

    /** Answers, and takes nothing more from this connection: it is in the middle of a body. */
    static void refuse(HttpServletRequest request, HttpServletResponse response, Rejected why)
            throws IOException {
        response.setHeader("Connection", "close");
        Answer.to(request, request.getRequestURI(), why).writeTo(response);
    }

    @Override
    public void onDataAvailable() throws IOException {
        while (in.isReady() && !in.isFinished()) {
            // At most one byte over the limit is ever taken in.
            int count = in.read(chunk, 0, Math.min(CHUNK, maxBytes + 1 - body.size()));
            if (count < 0) {
                return;
            }
            body.write(chunk, 0, count);
            if (body.size() > maxBytes) {
                refuse(new Rejected(BODY_TOO_LARGE));
                return;
            }
        }
    }

    @Override
    public void onAllDataRead() {
        if (isDecided.compareAndSet(false, true)) {
            RawBody.keep(request, body.toByteArray());
            context.dispatch();
        }
    }

    /** The caller hung up, or what came is no body at all. */
    @Override
    public void onError(Throwable failure) {
        LOG.log(Level.DEBUG, "A body ended early", failure);
        refuse(new Rejected(BODY_INCOMPLETE));
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        refuse(new Rejected(BODY_TOO_SLOW));
    }

    @Override
    public void onError(AsyncEvent event) {
        refuse(new Rejected(BODY_INCOMPLETE));
    }

    @Override
    public void onComplete(AsyncEvent event) {
        // Whoever completes has answered.
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // The body is in; what a resource then does asynchronously is its own affair.
    }

    private void refuse(Rejected why) {
        if (!isDecided.compareAndSet(false, true)) {
            return;
        }
        try {
            refuse(request, response, why);
        } catch (IOException hungUp) {
            LOG.log(Level.DEBUG, "Nobody is there to be refused", hungUp);
        } finally {
            context.complete();
        }
    }
}
