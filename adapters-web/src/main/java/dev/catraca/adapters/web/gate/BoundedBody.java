package dev.catraca.adapters.web.gate;

import static dev.catraca.adapters.web.gate.ProblemCode.BODY_INCOMPLETE;
import static dev.catraca.adapters.web.gate.ProblemCode.BODY_TOO_LARGE;
import static dev.catraca.adapters.web.gate.ProblemCode.BODY_TOO_SLOW;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Takes in a body within a size and a time. The time can only be looked at between two reads, and
 * Liberty returns from one when it is full: what drips into a single buffer ends by the server's
 * read time-out or when it is complete, and is refused then.
 */
final class BoundedBody {
    static final long UNDECLARED = -1;
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final int CHUNK = 8 * 1024;

    private BoundedBody() {}

    static byte[] read(InputStream in, long declared, int maxBytes) {
        return read(in, declared, maxBytes, System::nanoTime);
    }

    static byte[] read(InputStream in, long declared, int maxBytes, LongSupplier nanos) {
        if (declared > maxBytes) {
            throw new Rejected(BODY_TOO_LARGE);
        }
        long start = nanos.getAsLong();
        var body = new ByteArrayOutputStream();
        var chunk = new byte[CHUNK];
        while (true) {
            // At most one byte over the limit is ever taken in.
            int room = Math.min(CHUNK, maxBytes + 1 - body.size());
            int count = readSome(in, chunk, room);
            if (count < 0) {
                return body.toByteArray();
            }
            body.write(chunk, 0, count);
            if (body.size() > maxBytes) {
                throw new Rejected(BODY_TOO_LARGE);
            }
            if (nanos.getAsLong() - start > LONGEST.toNanos()) {
                throw new Rejected(BODY_TOO_SLOW);
            }
        }
    }

    private static int readSome(InputStream in, byte[] chunk, int room) {
        try {
            return in.read(chunk, 0, room);
        } catch (SocketTimeoutException silent) {
            throw new Rejected(BODY_TOO_SLOW);
        } catch (IOException hungUp) {
            throw new Rejected(BODY_INCOMPLETE);
        }
    }
}
