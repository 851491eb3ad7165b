package dev.catraca.adapters.web.gate;

import static dev.catraca.adapters.web.gate.ProblemCode.BODY_INCOMPLETE;
import static dev.catraca.adapters.web.gate.ProblemCode.BODY_TOO_LARGE;
import static dev.catraca.adapters.web.gate.ProblemCode.BODY_TOO_SLOW;
import static dev.catraca.adapters.web.gate.ProblemCode.TEMPORARILY_UNAVAILABLE;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One body on its way in: whole within its size and time, or refused. Bytes, errors and the clock
 * come on several threads; whoever comes first decides, and the request starts anew.
 *
 * <p>The thread that brings the bytes may touch nothing but the stream, and may not start the
 * request anew itself: Liberty lends it the state of the thread that began the request, which
 * serves somebody else by then. One request in three hundred was then answered with an empty 200. A
 * new thread has no such state.
 */
final class BodyReading implements ReadListener {
    private static final Logger LOG = System.getLogger(BodyReading.class.getName());
    private static final String PROPERTY = BodyReading.class.getName();
    private static final int CHUNK = 8 * 1024;

    private final ServletInputStream in;
    private final int maxBytes;
    private final OutputStream body;
    private final byte[] chunk = new byte[CHUNK];
    private final CompletableFuture<Optional<Rejected>> refusal = new CompletableFuture<>();
    private int size;

    private BodyReading(ServletInputStream in, int maxBytes, OutputStream body, int size) {
        this.in = in;
        this.maxBytes = maxBytes;
        this.body = body;
        this.size = size;
    }

    /** Goes on after what was read before, for what is left of its time. */
    static void intoMemory(
            HttpServletRequest request,
            HttpServletResponse response,
            int maxBytes,
            Duration time,
            byte[] beginning)
            throws IOException {
        var body = new ByteArrayOutputStream();
        body.write(beginning);
        var reading = new BodyReading(request.getInputStream(), maxBytes, body, beginning.length);
        reading.start(request.startAsync(request, response), time);
    }

    static void intoFile(
            HttpServletRequest request,
            HttpServletResponse response,
            int maxBytes,
            Duration time,
            SpooledBody file)
            throws IOException {
        var reading = new BodyReading(request.getInputStream(), maxBytes, file, 0);
        var context = request.startAsync(request, response);
        file.closeWith(context);
        reading.start(context, time);
    }

    private void start(AsyncContext context, Duration time) {
        context.setTimeout(0); // ours is this one
        context.getRequest().setAttribute(PROPERTY, this);
        var _ =
                refusal.completeOnTimeout(
                                refused(BODY_TOO_SLOW), time.toMillis(), TimeUnit.MILLISECONDS)
                        .thenAccept(_ -> startAnew(context));
        in.setReadListener(this);
    }

    /** Once the request has started anew; none for one without a body. */
    static Optional<BodyReading> of(HttpServletRequest request) {
        return request.getAttribute(PROPERTY) instanceof BodyReading it
                ? Optional.of(it)
                : Optional.empty();
    }

    /** Why the body is refused, if it is. */
    Optional<Rejected> refusal() {
        return refusal.join();
    }

    /** What was taken in; none of it if it went into a file. */
    byte[] bytes() {
        return body instanceof ByteArrayOutputStream memory ? memory.toByteArray() : new byte[0];
    }

    private static void startAnew(AsyncContext context) {
        var thread = Thread.ofVirtual().name("body").unstarted(context::dispatch);
        thread.setContextClassLoader(BodyReading.class.getClassLoader());
        thread.start();
    }

    @Override
    public void onDataAvailable() throws IOException {
        while (!refusal.isDone() && in.isReady() && !in.isFinished()) {
            // At most one byte over the limit is ever taken in.
            int count = in.read(chunk, 0, Math.min(CHUNK, maxBytes + 1 - size));
            if (count < 0) {
                return;
            }
            size += count;
            if (size > maxBytes) {
                refusal.complete(refused(BODY_TOO_LARGE));
            } else {
                store(count);
            }
        }
    }

    /** A full disk is no fault of the caller's. */
    private void store(int count) {
        try {
            body.write(chunk, 0, count);
        } catch (IOException full) {
            if (refusal.complete(refused(TEMPORARILY_UNAVAILABLE))) {
                LOG.log(Level.WARNING, "There is no room for a body", full);
            }
        }
    }

    @Override
    public void onAllDataRead() {
        refusal.complete(Optional.empty());
    }

    /** The caller hung up, or what came is no body at all. */
    @Override
    public void onError(Throwable failure) {
        LOG.log(Level.DEBUG, "A body ended early", failure);
        var why = failure instanceof SocketTimeoutException ? BODY_TOO_SLOW : BODY_INCOMPLETE;
        refusal.complete(refused(why));
    }

    private static Optional<Rejected> refused(ProblemCode why) {
        return Optional.of(new Rejected(why));
    }
}
