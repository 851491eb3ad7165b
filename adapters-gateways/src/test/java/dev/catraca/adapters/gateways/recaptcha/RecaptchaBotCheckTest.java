package dev.catraca.adapters.gateways.recaptcha;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.adapters.gateways.http.Answer;
import dev.catraca.adapters.gateways.http.CallFailed;
import dev.catraca.adapters.gateways.http.OutgoingCall;
import dev.catraca.adapters.gateways.http.OutgoingFixture;
import dev.catraca.adapters.gateways.http.ScriptedServer;
import dev.catraca.application.sale.port.BotCheck.Challenge;
import dev.catraca.application.sale.port.BotCheck.Reason;
import dev.catraca.application.sale.port.BotCheck.Verdict;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecaptchaBotCheckTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final String AT = "2026-11-21T11:59:30Z";
    private static final Verdict HUMAN = new Verdict.Human(new BigDecimal("0.9"));

    private final ScriptedServer google = new ScriptedServer();
    private final OutgoingFixture way = new OutgoingFixture(OutgoingFixture.PATIENT);
    private final Map<String, String> settings =
            new HashMap<>(
                    Map.of(
                            "catraca.recaptcha.secret",
                            "6Lc-secret",
                            "catraca.recaptcha.hostnames",
                            "gym.example,www.gym.example"));

    @AfterEach
    void stop() {
        google.close();
    }

    @Test
    void a_person_on_the_right_page_is_one() {
        google.then(200, answer("0.9", "checkout", "gym.example", AT));

        assertThat(check("token+with/=")).isEqualTo(HUMAN);

        var request = google.lastRequest();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/recaptcha/api/siteverify");
        assertThat(request.headers().get("Content-type").getFirst())
                .startsWith("application/x-www-form-urlencoded");
        assertThat(request.body().split("&"))
                .containsExactlyInAnyOrder(
                        "secret=6Lc-secret", "response=token%2Bwith%2F%3D", "remoteip=192.0.2.7");
    }

    @Test
    void an_address_that_is_not_known_is_not_sent() {
        google.then(200, answer("0.9", "checkout", "gym.example", AT));

        botCheck(new RecaptchaGuard(way.outgoing()))
                .check(new Challenge("token", "checkout", Optional.empty()));

        assertThat(google.lastRequest().body()).doesNotContain("remoteip");
    }

    @ParameterizedTest
    @CsvSource({
        "0.9, login, gym.example, FOR_SOMETHING_ELSE",
        "0.9, Checkout, gym.example, FOR_SOMETHING_ELSE",
        "0.9, checkout, evil.example, FOR_SOMETHING_ELSE",
        "0.9, checkout, gym.example.evil.example, FOR_SOMETHING_ELSE",
        "0.4, checkout, gym.example, SCORE_TOO_LOW",
        "0.49999, checkout, gym.example, SCORE_TOO_LOW",
        "0, checkout, gym.example, SCORE_TOO_LOW"
    })
    void a_token_for_another_thing_or_of_a_program_is_refused(
            String score, String action, String hostname, Reason reason) {
        google.then(200, answer(score, action, hostname, AT));

        assertThat(check("token")).isEqualTo(new Verdict.Refused(reason));
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, gym.example",
        "5e-1, gym.example",
        "1, gym.example",
        "1.0, www.gym.example",
        "0.5, GYM.example"
    })
    void half_a_point_and_any_of_our_pages_will_do(String score, String hostname) {
        google.then(200, answer(score, "checkout", hostname, AT));

        assertThat(check("token")).isInstanceOf(Verdict.Human.class);
    }

    @Test
    void an_action_may_ask_for_another_score() {
        settings.put("catraca.recaptcha.min-score", "0.3");
        settings.put("catraca.recaptcha.min-score.checkout", "0.95");
        google.then(200, answer("0.9", "checkout", "gym.example", AT))
                .then(200, answer("0.3", "card", "gym.example", AT));

        assertThat(check("token")).isEqualTo(new Verdict.Refused(Reason.SCORE_TOO_LOW));
        assertThat(
                        botCheck(new RecaptchaGuard(way.outgoing()))
                                .check(new Challenge("token", "card", Optional.empty())))
                .isInstanceOf(Verdict.Human.class);
    }

    /** Two minutes, and half a minute for clocks that differ. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-21T11:57:30Z, true",
        "2026-11-21T11:57:29Z, false",
        "2026-11-21T12:00:30Z, true",
        "2026-11-21T12:00:31Z, false",
        "2026-11-21T08:59:30-03:00, true"
    })
    void an_old_token_has_to_be_replaced(String at, boolean isFresh) {
        google.then(200, answer("0.9", "checkout", "gym.example", at));

        assertThat(check("token"))
                .isEqualTo(isFresh ? HUMAN : new Verdict.Refused(Reason.ASK_AGAIN));
    }

    @ParameterizedTest
    @CsvSource({
        "timeout-or-duplicate, ASK_AGAIN",
        "invalid-input-response, TOKEN_INVALID",
        "missing-input-response, TOKEN_INVALID",
        "bad-request, TOKEN_INVALID"
    })
    void what_google_refuses_is_refused(String code, Reason reason) {
        google.then(200, "{\"success\":false,\"error-codes\":[\"%s\"]}".formatted(code));

        assertThat(check("token")).isEqualTo(new Verdict.Refused(reason));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"invalid-input-secret\"]",
                "[\"missing-input-secret\"]",
                "[\"timeout-or-duplicate\",\"invalid-input-secret\"]"
            })
    void a_secret_that_google_refuses_is_our_mistake(String codes) {
        google.then(200, "{\"success\":false,\"error-codes\":%s}".formatted(codes));

        assertThat(check("token")).isEqualTo(new Verdict.Misconfigured("secret-refused"));
    }

    @ParameterizedTest
    @CsvSource({"secret, no-secret", "hostnames, no-hostnames"})
    void without_its_settings_google_is_not_asked(String setting, String cause) {
        settings.remove("catraca.recaptcha." + setting);

        assertThat(check("token")).isEqualTo(new Verdict.Misconfigured(cause));
        assertThat(google.requests()).isEmpty();
    }

    @Test
    void a_key_of_the_older_kind_knows_no_score() {
        google.then(
                200,
                "{\"success\":true,\"challenge_ts\":\"%s\",\"hostname\":\"gym.example\"}"
                        .formatted(AT));

        assertThat(check("token")).isInstanceOf(Verdict.Misconfigured.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "<html>",
                "{}",
                "{\"success\":\"true\"}",
                "{\"success\":false}",
                "{\"success\":false,\"error-codes\":\"timeout-or-duplicate\"}",
                "{\"success\":false,\"error-codes\":[\"something-new\",7]}",
                "{\"success\":true,\"score\":1.1,\"action\":\"checkout\",\"hostname\":\"gym.example\","
                        + "\"challenge_ts\":\"2026-11-21T11:59:30Z\"}",
                "{\"success\":true,\"score\":-0.1,\"action\":\"checkout\",\"hostname\":\"gym.example\","
                        + "\"challenge_ts\":\"2026-11-21T11:59:30Z\"}",
                "{\"success\":true,\"score\":0.9,\"action\":\"checkout\",\"hostname\":\"gym.example\"}",
                "{\"success\":true,\"score\":0.9,\"action\":\"checkout\",\"hostname\":\"gym.example\","
                        + "\"challenge_ts\":\"yesterday\"}"
            })
    void what_says_nothing_clear_is_silence(String body) {
        google.then(200, body);

        assertThat(check("token")).isInstanceOf(Verdict.Silent.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 404, 429, 500, 503})
    void any_other_status_is_silence_and_not_asked_again(int status) {
        google.then(status, answer("0.9", "checkout", "gym.example", AT));

        assertThat(check("token")).isInstanceOf(Verdict.Silent.class);
        assertThat(google.requests()).hasSize(1);
    }

    @Test
    void who_is_silent_is_waited_for_three_seconds() {
        var released = new CountDownLatch(1);
        google.then(
                _ -> {
                    try {
                        released.await();
                    } catch (InterruptedException stop) {
                        Thread.currentThread().interrupt();
                    }
                });

        assertThat(check("token")).isEqualTo(new Verdict.Silent("timeout"));

        released.countDown();
        assertThat(way.calls().getFirst().latency())
                .isBetween(RecaptchaGuard.LONGEST.minusMillis(100), Duration.ofSeconds(10));
    }

    /** A wave of buyers says nothing about Google. */
    @Test
    void what_the_guard_holds_back_is_no_silence() {
        var full =
                new RecaptchaGuard(way.outgoing()) {
                    @Override
                    Answer verify(OutgoingCall call, Supplier<Response> request) {
                        throw new BulkheadException();
                    }
                };

        assertThat(check(full, "token")).isEqualTo(new Verdict.Busy());
        assertThat(google.requests()).isEmpty();
    }

    @Test
    void each_call_is_in_the_log_and_says_nothing_of_the_token() {
        google.then(200, answer("0.9", "checkout", "gym.example", AT));

        check("a-token-of-somebody");

        assertThat(way.calls()).hasSize(1);
        var call = way.calls().getFirst();
        assertThat(call.party()).isEqualTo("recaptcha");
        assertThat(call.merchant()).isEmpty();
        assertThat(call.route()).isEqualTo("/recaptcha/api/siteverify");
        assertThat(call.status()).contains(200);
        assertThat(call.toString()).doesNotContain("somebody", "secret", "192.0.2");
    }

    @Test
    void the_call_has_a_breaker_and_a_bulkhead_and_is_never_repeated() {
        var verify =
                Arrays.stream(RecaptchaGuard.class.getDeclaredMethods())
                        .filter(it -> it.getReturnType() == Answer.class && !it.isSynthetic())
                        .toList();

        assertThat(verify).hasSize(1);
        assertThat(verify.getFirst().getAnnotation(CircuitBreaker.class).failOn())
                .isEqualTo(new Class<?>[] {CallFailed.class});
        assertThat(verify.getFirst().isAnnotationPresent(Bulkhead.class)).isTrue();
        assertThat(verify.getFirst().isAnnotationPresent(Retry.class)).isFalse();
    }

    private Verdict check(String token) {
        return check(new RecaptchaGuard(way.outgoing()), token);
    }

    private Verdict check(RecaptchaGuard guard, String token) {
        return botCheck(guard).check(new Challenge(token, "checkout", Optional.of("192.0.2.7")));
    }

    private RecaptchaBotCheck botCheck(RecaptchaGuard guard) {
        settings.put("catraca.recaptcha.api-base", google.uri().toString());
        var config =
                new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(settings, "test", 100))
                        .build();
        return new RecaptchaBotCheck(guard, config, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static String answer(String score, String action, String hostname, String at) {
        return """
               {"success":true,"challenge_ts":"%s","hostname":"%s","score":%s,"action":"%s"}"""
                .formatted(at, hostname, score, action);
    }
}
