package dev.catraca.adapters.gateways.asaas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catraca.adapters.gateways.http.Answer;
import dev.catraca.adapters.gateways.http.CallFailed;
import dev.catraca.adapters.gateways.http.OutgoingCall;
import dev.catraca.adapters.gateways.http.OutgoingFixture;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a breaker counts is what is thrown; the annotations themselves need a container to work. */
class AsaasGuardTest {
    private final OutgoingFixture fixture = new OutgoingFixture(OutgoingFixture.PATIENT);
    private final AsaasGuard guard =
            new AsaasGuard(fixture.outgoing(), new AsaasBreakers(java.time.Clock.systemUTC()));
    private final OutgoingCall call =
            new OutgoingCall("asaas", AsaasFixture.account().merchant(), "GET", "/x", "s", "c", 1);

    @ParameterizedTest
    @ValueSource(ints = {200, 302, 400, 401, 402, 403, 404, 409, 429, 499})
    void a_definite_answer_never_counts(int status) {
        assertThat(open(response(status)).status()).isEqualTo(status);
        assertThat(read(response(status)).status()).isEqualTo(status);
        assertThat(cancel(response(status)).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void a_server_error_counts(int status) {
        assertThatThrownBy(() -> open(response(status))).isInstanceOf(CallFailed.class);
        assertThatThrownBy(() -> read(response(status))).isInstanceOf(CallFailed.class);
        assertThatThrownBy(() -> cancel(response(status))).isInstanceOf(CallFailed.class);
    }

    @Test
    void each_try_of_a_read_is_told_from_the_others() {
        var attempts = new AtomicInteger();

        guard.read(call, attempts, response(200));
        guard.read(call, attempts, response(200));

        assertThat(fixture.calls()).extracting(it -> it.attempt()).containsExactly(1, 2);
    }

    @Test
    void every_purpose_has_its_breaker_and_bulkhead_and_only_reads_are_repeated() {
        var guarded =
                Arrays.stream(AsaasGuard.class.getDeclaredMethods())
                        .filter(it -> isGuarded(it))
                        .toList();

        assertThat(guarded)
                .extracting(Method::getName)
                .containsExactlyInAnyOrder("open", "read", "cancel", "refund", "manage");
        assertThat(guarded)
                .allSatisfy(
                        it -> {
                            assertThat(it.getAnnotation(CircuitBreaker.class).failOn())
                                    .isEqualTo(new Class<?>[] {CallFailed.class});
                            assertThat(it.isAnnotationPresent(Bulkhead.class)).isTrue();
                        });
        assertThat(guarded.stream().filter(it -> it.isAnnotationPresent(Retry.class)))
                .extracting(Method::getName)
                .isEqualTo(List.of("read"));
    }

    private static boolean isGuarded(Method method) {
        return method.getReturnType() == Answer.class
                && !method.isSynthetic()
                && !Modifier.isPrivate(method.getModifiers());
    }

    private Answer open(Supplier<Response> request) {
        return guard.open(call, request);
    }

    private Answer read(Supplier<Response> request) {
        return guard.read(call, new AtomicInteger(), request);
    }

    private Answer cancel(Supplier<Response> request) {
        return guard.cancel(call, request);
    }

    private static Supplier<Response> response(int status) {
        return () -> Response.status(status).build();
    }
}
