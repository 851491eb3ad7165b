package dev.catraca.adapters.web.gate;

import static dev.catraca.adapters.web.gate.BoundedBody.UNDECLARED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedBodyTest {
    private static final int LIMIT = 64 * 1024;

    /** Hands out what is asked for, for ever, and counts. */
    private static final class Endless extends InputStream {
        int given;

        @Override
        public int read() {
            given++;
            return ' ';
        }

        @Override
        public int read(byte[] into, int from, int length) {
            given += length;
            return length;
        }
    }

    private static InputStream failing(IOException failure) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw failure;
            }
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8 * 1024, 8 * 1024 + 1, LIMIT - 1, LIMIT})
    void a_body_up_to_the_limit_comes_in_whole(int size) {
        var body = new byte[size];
        java.util.Arrays.fill(body, (byte) 'x');

        assertThat(BoundedBody.read(new ByteArrayInputStream(body), size, LIMIT)).isEqualTo(body);
        assertThat(BoundedBody.read(new ByteArrayInputStream(body), UNDECLARED, LIMIT))
                .isEqualTo(body);
    }

    @Test
    void a_byte_over_the_limit_is_too_much() {
        var body = new byte[LIMIT + 1];

        assertRefused(new ByteArrayInputStream(body), UNDECLARED, ProblemCode.BODY_TOO_LARGE);
        assertRefused(new ByteArrayInputStream(body), body.length, ProblemCode.BODY_TOO_LARGE);
    }

    @Test
    void a_declared_giant_is_refused_unread_and_a_lying_one_after_a_byte_too_many() {
        var endless = new Endless();
        assertRefused(endless, LIMIT + 1L, ProblemCode.BODY_TOO_LARGE);
        assertThat(endless.given).isZero();

        assertRefused(endless, 10, ProblemCode.BODY_TOO_LARGE);
        assertThat(endless.given).isEqualTo(LIMIT + 1);
    }

    /** A byte per second for ever: each read is quick enough, all together are not. */
    @Test
    void a_body_that_drips_is_cut_off_after_five_seconds() {
        var drips = new AtomicLong();
        var dripping =
                new InputStream() {
                    @Override
                    public int read() {
                        drips.incrementAndGet();
                        return ' ';
                    }

                    @Override
                    public int read(byte[] into, int from, int length) {
                        read();
                        return 1;
                    }
                };

        assertThatThrownBy(
                        () ->
                                BoundedBody.read(
                                        dripping,
                                        UNDECLARED,
                                        LIMIT,
                                        () -> Duration.ofSeconds(drips.get()).toNanos()))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        it -> assertThat(it.code()).isEqualTo(ProblemCode.BODY_TOO_SLOW));
        assertThat(drips).hasValue(6);
    }

    @Test
    void silence_and_hanging_up_are_told_apart() {
        assertRefused(failing(new SocketTimeoutException()), UNDECLARED, ProblemCode.BODY_TOO_SLOW);
        assertRefused(failing(new IOException()), UNDECLARED, ProblemCode.BODY_INCOMPLETE);
    }

    private static void assertRefused(InputStream in, long declared, ProblemCode code) {
        assertThatThrownBy(() -> BoundedBody.read(in, declared, LIMIT))
                .isInstanceOfSatisfying(
                        Rejected.class, it -> assertThat(it.code()).isEqualTo(code));
    }
}
