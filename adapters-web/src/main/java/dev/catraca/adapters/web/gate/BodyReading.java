package dev.catraca.adapters.web.gate;

import static dev.catraca.adapters.web.gate.ProblemCode.BODY_INCOMPLETE;
import static dev.catraca.adapters.web.gate.ProblemCode.BODY_TOO_LARGE;
import static dev.catraca.adapters.web.gate.ProblemCode.BODY_TOO_SLOW;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
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
    private static final int LONGEST_SECONDS = 5;
    private static final int CHUNK = 8 * 1024;

    private final ServletInputStream in;
    private final int maxBytes;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final byte[] chunk = new byte[CHUNK];
    private final CompletableFuture<Result> result = new CompletableFuture<>();

    private BodyReading(ServletInputStream in, int maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
    }

    /** The bytes, or why they are refused. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Result(byte[] bytes, Optional<Rejected> refusal) {}

    static void start(HttpServletRequest request, HttpServletResponse response, int maxBytes)
            throws IOException {
        var context = request.startAsync(request, response);
        context.setTimeout(0); // ours is this one
        var reading = new BodyReading(request.getInputStream(), maxBytes);
        request.setAttribute(PROPERTY, reading);
        var _ =
                reading.result
                        .completeOnTimeout(
                                refused(BODY_TOO_SLOW), LONGEST_SECONDS, TimeUnit.SECONDS)
                        .thenAccept(_ -> startAnew(context));
        reading.in.setReadListener(reading);
    }

    /** What came of it, once the request has started anew; none for one without a body. */
    static Optional<Result> of(HttpServletRequest request) {
        return request.getAttribute(PROPERTY) instanceof BodyReading it
                ? Optional.of(it.result.join())
                : Optional.empty();
    }

    private static void startAnew(AsyncContext context) {
        var thread = Thread.ofVirtual().name("body").unstarted(context::dispatch);
        thread.setContextClassLoader(BodyReading.class.getClassLoader());
        thread.start();
    }

    @Override
    public void onDataAvailable() throws IOException {
        while (!result.isDone() && in.isReady() && !in.isFinished()) {
            // At most one byte over the limit is ever taken in.
            int count = in.read(chunk, 0, Math.min(CHUNK, maxBytes + 1 - body.size()));
            if (count < 0) {
                return;
            }
            body.write(chunk, 0, count);
            if (body.size() > maxBytes) {
                result.complete(refused(BODY_TOO_LARGE));
            }
        }
    }

    @Override
    public void onAllDataRead() {
        result.complete(new Result(body.toByteArray(), Optional.empty()));
    }

    /** The caller hung up, or what came is no body at all. */
    @Override
    public void onError(Throwable failure) {
        LOG.log(Level.DEBUG, "A body ended early", failure);
        result.complete(refused(BODY_INCOMPLETE));
    }

    private static Result refused(ProblemCode why) {
        return new Result(new byte[0], Optional.of(new Rejected(why)));
    }
}
