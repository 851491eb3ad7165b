package dev.catraca.adapters.web.gate;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.concurrent.Semaphore;

/**
 * What of a body is there together with its headers: nearly always all of it, and then the thread
 * that serves the request has it without a hand-over to another one. Whether anything is there only
 * shows by waiting for it (Liberty's {@code available()} is 0 before the first read), so that only
 * a few of the server's threads may try at a time, for as long as server.xml lets a read take. The
 * bodies of all others, and the rest of this one, come in by {@link BodyReading}.
 */
final class PromptBody {
    private static final int MAX_BYTES = 16 * 1024;
    private static final Semaphore READERS = new Semaphore(16);

    private PromptBody() {}

    /** Throws {@link Rejected} if there is nothing and never will be. */
    static byte[] beginning(HttpServletRequest request) throws Rejected {
        var length = request.getContentLengthLong();
        if (length < 0 || length > MAX_BYTES || !READERS.tryAcquire()) {
            return new byte[0];
        }
        try {
            return read(request.getInputStream(), (int) length);
        } catch (SocketTimeoutException nothing) {
            throw new Rejected(ProblemCode.BODY_TOO_SLOW);
        } catch (IOException hungUp) {
            throw new Rejected(ProblemCode.BODY_INCOMPLETE);
        } finally {
            READERS.release();
        }
    }

    private static byte[] read(InputStream in, int length) throws IOException {
        var body = new byte[length];
        var size = 0;
        do {
            var count = in.read(body, size, length - size);
            if (count < 0) {
                throw new Rejected(ProblemCode.BODY_INCOMPLETE);
            }
            size += count;
        } while (size < length && in.available() > 0);
        return size == length ? body : Arrays.copyOf(body, size);
    }
}
