package dev.catraca.it;

import static dev.catraca.it.Buyers.intentBody;
import static dev.catraca.it.Buyers.newBuyer;
import static dev.catraca.it.RawHttp.head;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Fifteen hundred callers who send a byte every three seconds, or nothing after their headers, do
 * not slow down anybody else.
 */
@ArquillianTest
class SlowCallersIT {
    private static final int CALLERS = 1_500;
    private static final Duration TIME = Duration.ofSeconds(13);

    private static final String IN_THE_BODY =
            head(
                    "POST",
                    "/api/payments/intent",
                    "Content-Type: application/json",
                    "Content-Length: 1000");
    private static final String IN_THE_HEADERS =
            "POST /api/payments/intent HTTP/1.1\r\nHost: localhost\r\nX-Slow: ";

    private Product product;

    @BeforeEach
    void visit() {
        product = Product.managed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"body", "headers", "nothing"})
    void others_are_served_as_if_they_were_not_there(String slowPart) throws Exception {
        var crowd =
                new Crowd(
                        slowPart.equals("headers") ? IN_THE_HEADERS : IN_THE_BODY,
                        slowPart.equals("nothing") ? new byte[0] : new byte[] {'x'});
        var dripping = Thread.ofVirtual().start(crowd);
        try {
            var latencies = new ArrayList<Duration>();
            var end = System.nanoTime() + TIME.toNanos();
            while (System.nanoTime() < end) {
                latencies.add(time(this::readPlans));
                latencies.add(time(this::startToPay));
                Thread.sleep(50);
            }
            var sorted = latencies.stream().sorted().toList();
            System.out.printf(
                    "While %d callers drip %s: %d requests, p50 %s, p95 %s, max %s%n",
                    crowd.size(),
                    slowPart,
                    sorted.size(),
                    sorted.get(sorted.size() / 2),
                    sorted.get(sorted.size() * 95 / 100),
                    sorted.getLast());
            assertThat(crowd.size()).isGreaterThan(CALLERS / 2);
            assertThat(sorted.get(sorted.size() * 95 / 100)).isLessThan(Duration.ofSeconds(3));
        } finally {
            dripping.interrupt();
            dripping.join();
        }
    }

    private void readPlans() {
        var answer = product.http().get("/api/v1/merchants/nexus/plans");
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    }

    private void startToPay() {
        var answer = product.http().post("/api/payments/intent", intentBody(newBuyer()));
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
    }

    private static Duration time(Runnable request) {
        var began = System.nanoTime();
        request.run();
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** Whoever of them is thrown out comes again. */
    private final class Crowd implements Runnable {
        private final byte[] beginning;
        private final byte[] drop;
        private final List<SocketChannel> callers = new ArrayList<>();
        private volatile int size;

        Crowd(String beginning, byte[] drop) {
            this.beginning = beginning.getBytes(StandardCharsets.UTF_8);
            this.drop = drop;
        }

        int size() {
            return size;
        }

        @Override
        public void run() {
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    callers.removeIf(it -> !drip(it));
                    while (callers.size() < CALLERS) {
                        callers.add(connect());
                    }
                    size = callers.size();
                    Thread.sleep(3_000);
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            } catch (IOException failure) {
                throw new java.io.UncheckedIOException(failure);
            } finally {
                callers.forEach(Crowd::close);
            }
        }

        private SocketChannel connect() throws IOException {
            var caller =
                    SocketChannel.open(
                            new InetSocketAddress(
                                    InetAddress.getLoopbackAddress(), product.api().getPort()));
            caller.write(ByteBuffer.wrap(beginning));
            caller.configureBlocking(false);
            return caller;
        }

        /** Sends its bit more; whether anybody still listens. */
        private boolean drip(SocketChannel caller) {
            try {
                var answer = ByteBuffer.allocate(2_000);
                if (caller.read(answer) == 0) {
                    caller.write(ByteBuffer.wrap(drop));
                    return true;
                }
            } catch (IOException thrownOut) {
                // Comes again.
            }
            close(caller);
            return false;
        }

        private static void close(SocketChannel caller) {
            try {
                caller.close();
            } catch (IOException goneAnyway) {
                // It was to be closed.
            }
        }
    }
}
