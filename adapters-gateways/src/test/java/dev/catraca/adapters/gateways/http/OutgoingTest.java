package dev.catraca.adapters.gateways.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.catraca.application.shared.port.CallLog.Call;
import dev.catraca.application.shared.port.CallLog.Direction;
import dev.catraca.domain.merchant.MerchantId;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutgoingTest {
    private final ScriptedServer server = new ScriptedServer();
    private OutgoingFixture fixture = new OutgoingFixture(OutgoingFixture.PATIENT);
    private Outgoing outgoing = fixture.outgoing();

    /** Any API. */
    @Path("/things")
    public interface ThingsApi {
        @GET
        Response read();

        @POST
        @Consumes("text/plain")
        Response write(String text);
    }

    private static final OutgoingCall CALL =
            new OutgoingCall(
                    "somebody",
                    new MerchantId(UUID.fromString("0199f0aa-0000-7000-8000-000000000001")),
                    "GET",
                    "/things",
                    "summary",
                    "correlation",
                    1);

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 400, 401, 404, 409, 429, 500, 503})
    void an_answer_of_any_status_is_a_value(int status) {
        server.then(status, Map.of("Retry-After", "7", "X-Other", "yes"), "{\"a\":1}");

        var answer = outgoing.send(CALL, api()::read);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json()).isPresent();
        assertThat(answer.retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(answer.header("x-other")).contains("yes");
    }

    @Test
    void an_answer_without_a_body_has_an_empty_one() {
        server.then(204, "");

        assertThat(outgoing.send(CALL, api()::read).body()).isEmpty();
    }

    @Test
    void a_redirect_is_not_followed() {
        server.then(302, Map.of("Location", server.uri() + "/elsewhere"), "");

        assertThat(outgoing.send(CALL, api()::read).status()).isEqualTo(302);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void each_call_is_in_the_log() {
        server.then(404, "{}");

        outgoing.send(CALL.attempt(2), api()::read);

        var call = onlyCall();
        assertThat(call.direction()).isEqualTo(Direction.OUT);
        assertThat(call.party()).isEqualTo("somebody");
        assertThat(call.merchant()).isPresent().isEqualTo(CALL.merchant());
        assertThat(call.method()).isEqualTo("GET");
        assertThat(call.route()).isEqualTo("/things");
        assertThat(call.status()).contains(404);
        assertThat(call.error()).isEmpty();
        assertThat(call.summary()).isEqualTo("summary");
        assertThat(call.correlation()).isEqualTo("correlation");
        assertThat(call.attempt()).isEqualTo(2);
        assertThat(call.latency()).isPositive().isLessThan(OutgoingFixture.PATIENT);
    }

    @Test
    void a_server_error_is_marked_in_the_log() {
        server.then(503, "{}");

        outgoing.send(CALL, api()::read);

        assertThat(onlyCall().status()).contains(503);
        assertThat(onlyCall().error()).contains("server-error");
    }

    @Test
    void nobody_is_called_inside_a_transaction() {
        fixture.openTransaction();

        assertThatThrownBy(() -> outgoing.send(CALL, api()::read))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("somebody /things inside a transaction");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void who_cannot_wait_so_long_does_not() {
        var released = new CountDownLatch(1);
        server.then(_ -> await(released));
        var impatient = outgoing.within(OutgoingFixture.HASTY);
        var api = impatient.client(ThingsApi.class, server.uri());

        assertThat(catchThrowable(() -> impatient.send(CALL, () -> api.write("once"))))
                .isInstanceOfSatisfying(
                        CallFailed.class,
                        it -> assertThat(it.failure()).isEqualTo(Failure.TIMEOUT));

        released.countDown();
        assertThat(onlyCall().latency()).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void silence_ends_in_time() {
        beHasty();
        var released = new CountDownLatch(1);
        server.then(_ -> await(released));

        assertThat(failure(api())).isEqualTo(Failure.TIMEOUT);

        released.countDown();
        assertThat(onlyCall().status()).isEmpty();
        assertThat(onlyCall().error()).contains("timeout");
        assertThat(onlyCall().latency()).isBetween(OutgoingFixture.HASTY, Duration.ofSeconds(10));
    }

    /** Every byte is in time for the read timeout; only the end of the whole call stops this. */
    @Test
    void a_dripping_answer_ends_in_time_and_its_connection_is_closed() throws Exception {
        beHasty();
        var hungUp = new CountDownLatch(1);
        server.then(
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    try {
                        while (true) {
                            exchange.getResponseBody().write(' ');
                            exchange.getResponseBody().flush();
                            await(new CountDownLatch(1), 50);
                        }
                    } catch (IOException closed) {
                        hungUp.countDown();
                    }
                });

        assertThat(failure(api())).isEqualTo(Failure.TIMEOUT);

        assertThat(onlyCall().latency()).isBetween(OutgoingFixture.HASTY, Duration.ofSeconds(10));
        assertThat(hungUp.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_huge_answer_is_refused() {
        server.then(200, " ".repeat((1 << 20) + 1));

        assertThat(failure(api())).isEqualTo(Failure.ANSWER_TOO_LARGE);
    }

    @Test
    void the_largest_answer_is_read() {
        server.then(200, " ".repeat(1 << 20));

        assertThat(outgoing.send(CALL, api()::read).body()).hasSize(1 << 20);
    }

    @Test
    void a_request_whose_connection_breaks_may_have_arrived() {
        server.then(exchange -> exchange.close());

        assertThat(failure(() -> api().write("once"))).isEqualTo(Failure.CONNECTION_LOST);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void half_an_answer_is_none() {
        server.then(
                exchange -> {
                    exchange.sendResponseHeaders(200, 100);
                    exchange.getResponseBody().write("{\"half\":".getBytes(StandardCharsets.UTF_8));
                    exchange.getResponseBody().flush();
                    exchange.close();
                });

        assertThat(failure(() -> api().write("once"))).isEqualTo(Failure.CONNECTION_LOST);
    }

    @Test
    void what_is_not_http_cannot_be_read() throws Exception {
        try (var odd = saying("SSH-2.0-hello\r\n".getBytes(StandardCharsets.UTF_8))) {
            var failure = failure(() -> api(odd.getLocalPort()).write("once"));

            assertThat(failure.isCertainlyNotSent()).isFalse();
        }
    }

    @Test
    void a_refused_connection_sent_nothing() throws Exception {
        var nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        nobody.close();

        assertThat(failure(() -> api(nobody.getLocalPort()).write("once")))
                .isEqualTo(Failure.CONNECT_FAILED);
        assertThat(onlyCall().error()).contains("connect-failed");
    }

    @Test
    void an_unknown_host_got_nothing() {
        var api = outgoing.client(ThingsApi.class, URI.create("http://no-such-host.invalid"));

        assertThat(failure(() -> api.write("once"))).isEqualTo(Failure.HOST_UNKNOWN);
    }

    @Test
    void a_failed_handshake_sent_nothing() throws Exception {
        byte[] handshakeFailure = {0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x28};
        try (var strict = saying(handshakeFailure)) {
            var base = URI.create("https://localhost:" + strict.getLocalPort());
            var api = outgoing.client(ThingsApi.class, base);

            assertThat(failure(() -> api.write("once"))).isEqualTo(Failure.TLS_FAILED);
        }
    }

    /** Nobody accepts, and the queue is full: the handshake is never answered. */
    @Test
    void a_connection_that_is_never_made_sent_nothing() throws Exception {
        try (var busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var waiting = new ArrayList<Socket>();
            for (var i = 0; i < 4; i++) {
                waiting.add(queue(busy.getLocalPort()));
            }

            assertThat(failure(() -> api(busy.getLocalPort()).write("once")))
                    .isEqualTo(Failure.CONNECT_TIMEOUT);

            for (var socket : waiting) {
                socket.close();
            }
        }
    }

    @Test
    void who_is_stopped_while_waiting_stays_stopped() throws Exception {
        var arrived = new CountDownLatch(1);
        server.then(
                _ -> {
                    arrived.countDown();
                    await(new CountDownLatch(1), 500);
                });
        var caller = Thread.currentThread();
        Thread.startVirtualThread(
                () -> {
                    await(arrived);
                    caller.interrupt();
                });

        assertThat(failure(api())).isEqualTo(Failure.INTERRUPTED);
        assertThat(Thread.interrupted()).isTrue();
    }

    static Stream<Arguments> impossibleTimes() {
        return Stream.of(
                arguments(Duration.ofSeconds(2), Duration.ofSeconds(31)),
                arguments(Duration.ofSeconds(5), Duration.ofSeconds(4)),
                arguments(Duration.ZERO, Duration.ofSeconds(4)));
    }

    @ParameterizedTest
    @MethodSource("impossibleTimes")
    void impossible_times_are_refused_at_the_start(Duration connect, Duration total) {
        assertThatThrownBy(
                        () -> new Outgoing(_ -> {}, Clock.systemUTC(), () -> false, connect, total))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void beHasty() {
        fixture = new OutgoingFixture(OutgoingFixture.HASTY);
        outgoing = fixture.outgoing();
    }

    private ThingsApi api() {
        return outgoing.client(ThingsApi.class, server.uri());
    }

    private ThingsApi api(int port) {
        return outgoing.client(ThingsApi.class, URI.create("http://localhost:" + port));
    }

    private Failure failure(ThingsApi api) {
        return failure(() -> api.write("once"));
    }

    private Failure failure(Supplier<Response> request) {
        var thrown = catchThrowable(() -> outgoing.send(CALL, request));
        assertThat(thrown).isInstanceOf(CallFailed.class);
        return Optional.of(thrown).map(CallFailed.class::cast).orElseThrow().failure();
    }

    private Call onlyCall() {
        assertThat(fixture.calls()).hasSize(1);
        return fixture.calls().getFirst();
    }

    private static Socket queue(int port) throws IOException {
        var socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
        } catch (SocketTimeoutException full) {
            // Good: the queue is full already.
        }
        return socket;
    }

    /** Says this to the first who connects, whatever they say. */
    private static ServerSocket saying(byte[] words) throws IOException {
        var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(
                () -> {
                    try (var one = socket.accept()) {
                        one.getOutputStream().write(words);
                        await(new CountDownLatch(1), 200);
                    } catch (IOException ended) {
                        // The client closed first.
                    }
                });
        return socket;
    }

    private static void await(CountDownLatch latch) {
        await(latch, 5_000);
    }

    private static void await(CountDownLatch latch, long millis) {
        try {
            latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
