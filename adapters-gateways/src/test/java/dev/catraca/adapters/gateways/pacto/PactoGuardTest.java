package dev.catraca.adapters.gateways.pacto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catraca.adapters.gateways.http.Answer;
import dev.catraca.adapters.gateways.http.CallFailed;
import dev.catraca.adapters.gateways.http.OutgoingCall;
import dev.catraca.adapters.gateways.http.OutgoingFixture;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a breaker counts is what is thrown; the annotations themselves need a container to work. */
class PactoGuardTest {
    private final OutgoingFixture fixture = new OutgoingFixture(OutgoingFixture.PATIENT);
    private final PactoGuard guard =
            new PactoGuard(fixture.outgoing(), new PactoBreakers(Clock.systemUTC()));
    private final OutgoingCall call =
            new OutgoingCall("pacto", PactoFixture.torres().merchant(), "GET", "/x", "s", "c", 1);

    private final List<Function<Supplier<Response>, Answer>> purposes =
            List.of(
                    it -> guard.sellByV3(call, Duration.ofSeconds(5), it),
                    it -> guard.sellByV2(call, Duration.ofSeconds(5), it),
                    it -> guard.readByV3(call, new AtomicInteger(), it),
                    it -> guard.readByV2(call, new AtomicInteger(), it));

    @ParameterizedTest
    @ValueSource(ints = {200, 302, 400, 401, 402, 403, 404, 409, 429, 499})
    void a_definite_answer_never_counts(int status) {
        assertThat(purposes)
                .allSatisfy(
                        it -> assertThat(it.apply(response(status)).status()).isEqualTo(status));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void a_server_error_counts(int status) {
        assertThat(purposes)
                .allSatisfy(
                        it ->
                                assertThatThrownBy(() -> it.apply(response(status)))
                                        .isInstanceOf(CallFailed.class));
    }

    @Test
    void each_try_of_a_read_is_told_from_the_others() {
        var attempts = new AtomicInteger();

        guard.readByV3(call, attempts, response(200));
        guard.readByV3(call, attempts, response(200));

        assertThat(fixture.calls()).extracting(it -> it.attempt()).containsExactly(1, 2);
    }

    @Test
    void every_purpose_has_its_breaker_and_bulkhead_and_no_sale_is_repeated() {
        var guarded =
                Arrays.stream(PactoGuard.class.getDeclaredMethods())
                        .filter(PactoGuardTest::isGuarded)
                        .toList();

        assertThat(guarded)
                .extracting(Method::getName)
                .containsExactlyInAnyOrder("sellByV3", "sellByV2", "readByV3", "readByV2");
        assertThat(guarded)
                .allSatisfy(
                        it -> {
                            assertThat(it.getAnnotation(CircuitBreaker.class).failOn())
                                    .isEqualTo(new Class<?>[] {CallFailed.class});
                            assertThat(it.isAnnotationPresent(Bulkhead.class)).isTrue();
                        });
        assertThat(guarded.stream().filter(it -> it.isAnnotationPresent(Retry.class)))
                .extracting(Method::getName)
                .containsExactlyInAnyOrder("readByV3", "readByV2");
    }

    private static boolean isGuarded(Method method) {
        return method.getReturnType() == Answer.class
                && !method.isSynthetic()
                && !Modifier.isPrivate(method.getModifiers());
    }

    private static Supplier<Response> response(int status) {
        return () -> Response.status(status).build();
    }
}
