package dev.catraca.sandbox.twins.recaptcha;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catraca.sandbox.faults.Fault;
import dev.catraca.sandbox.faults.FaultOrder;
import dev.catraca.sandbox.twins.Client;
import dev.catraca.sandbox.twins.Client.Answer;
import dev.catraca.sandbox.twins.Twins;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Google says of a token. */
final class RecaptchaTest {

    private static final String VERIFY = "/google/recaptcha/api/siteverify";

    private final Twins twins = Twins.start(0, 0);
    private final Client client = new Client(twins.uri());

    @AfterEach
    void close() {
        client.close();
        twins.close();
    }

    @Test
    void a_token_tells_its_bearers_score_action_and_host() throws IOException {
        String token =
                twins.recaptcha()
                        .mint(TokenOrder.of("checkout").score("0.3").hostname("live.example"));
        JsonObject told = verified(RecaptchaTwin.SECRET, token);

        assertThat(told.getBoolean("success")).isTrue();
        assertThat(told.getJsonNumber("score").toString()).isEqualTo("0.3");
        assertThat(told.getString("action")).isEqualTo("checkout");
        assertThat(told.getString("hostname")).isEqualTo("live.example");
        assertThat(Instant.parse(told.getString("challenge_ts")))
                .isBetween(Instant.now().minusSeconds(30), Instant.now());
    }

    @Test
    void a_token_is_good_once() throws IOException {
        String token = twins.recaptcha().mint("checkout");
        assertThat(verified(RecaptchaTwin.SECRET, token).getBoolean("success")).isTrue();
        assertThat(codes(verified(RecaptchaTwin.SECRET, token)))
                .isEqualTo("[\"timeout-or-duplicate\"]");
    }

    @Test
    void a_token_is_good_for_two_minutes() throws IOException {
        String old = twins.recaptcha().mint("checkout");
        twins.clock().advance(Duration.ofSeconds(121));
        assertThat(codes(verified(RecaptchaTwin.SECRET, old)))
                .isEqualTo("[\"timeout-or-duplicate\"]");

        TokenOrder aged = TokenOrder.of("checkout").age(Duration.ofSeconds(125));
        assertThat(codes(verified(RecaptchaTwin.SECRET, twins.recaptcha().mint(aged))))
                .isEqualTo("[\"timeout-or-duplicate\"]");
        TokenOrder young = TokenOrder.of("checkout").age(Duration.ofSeconds(100));
        JsonObject told = verified(RecaptchaTwin.SECRET, twins.recaptcha().mint(young));
        assertThat(Instant.parse(told.getString("challenge_ts")))
                .isBefore(Instant.now().minusSeconds(99));
    }

    @Test
    void each_mistake_has_its_code_and_the_status_is_200() throws IOException {
        String token = twins.recaptcha().mint("checkout");
        assertThat(codes(verified("another-secret-of-somebody", token)))
                .isEqualTo("[\"invalid-input-secret\"]");
        assertThat(codes(verified(RecaptchaTwin.SECRET, "nobody's token")))
                .isEqualTo("[\"invalid-input-response\"]");
        assertThat(codes(client.form(VERIFY, Map.of("response", token)).json()))
                .isEqualTo("[\"missing-input-secret\"]");
        assertThat(codes(client.form(VERIFY, Map.of("secret", RecaptchaTwin.SECRET)).json()))
                .isEqualTo("[\"missing-input-response\"]");
        assertThat(verified(RecaptchaTwin.SECRET, token).getBoolean("success")).isTrue();
    }

    @Test
    void a_json_body_is_not_read() throws IOException {
        String token = twins.recaptcha().mint("checkout");
        Answer answer =
                client.json(
                        VERIFY,
                        "{\"secret\":\"%s\",\"response\":\"%s\"}"
                                .formatted(RecaptchaTwin.SECRET, token));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(codes(answer.json()))
                .isEqualTo("[\"missing-input-response\",\"missing-input-secret\"]");
    }

    @Test
    void another_secret_can_be_agreed_on() throws IOException {
        twins.recaptcha().expect("a-secret-of-this-test");
        assertThat(
                        verified("a-secret-of-this-test", twins.recaptcha().mint("login"))
                                .getBoolean("success"))
                .isTrue();
    }

    @Test
    void it_can_be_silent_and_every_question_is_counted() {
        twins.faults()
                .arm(
                        FaultOrder.of(Fault.TIMEOUT_BEFORE)
                                .at("recaptcha", "siteverify")
                                .delay(Duration.ofMillis(300)));
        String token = twins.recaptcha().mint("checkout");
        assertThatThrownBy(() -> verified(RecaptchaTwin.SECRET, token))
                .isInstanceOf(IOException.class);
        assertThat(twins.recaptcha().calls()).isEqualTo(1);
        assertThat(twins.recaptcha().verifications()).isEmpty();
    }

    @Test
    void a_person_gets_a_token_on_the_page_and_a_program_by_json() throws IOException {
        Answer page =
                client.form(
                        "/google/recaptcha/demo",
                        Map.of("action", "checkout", "score", "0.7", "hostname", "localhost"));
        Matcher token = Pattern.compile("<pre>([^<]+)</pre>").matcher(page.body());
        assertThat(token.find()).isTrue();
        assertThat(verified(RecaptchaTwin.SECRET, token.group(1)).getJsonNumber("score").toString())
                .isEqualTo("0.7");

        Answer made = client.json("/google/twin/tokens", "{\"action\":\"login\",\"score\":0.1}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(
                        verified(RecaptchaTwin.SECRET, made.json().getString("token"))
                                .getString("action"))
                .isEqualTo("login");
        assertThat(client.json("/google/twin/tokens", "{\"score\":0.1}").status()).isEqualTo(400);
        assertThat(client.json("/google/twin/tokens", "{\"action\":\"a\",\"score\":1.1}").status())
                .isEqualTo(400);
        assertThat(client.get("/google/recaptcha/api.js").body()).contains("/google/twin/tokens");
    }

    private JsonObject verified(String secret, String token) throws IOException {
        Answer answer =
                client.form(
                        VERIFY,
                        Map.of("secret", secret, "response", token, "remoteip", "203.0.113.7"));
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }

    private static String codes(JsonObject told) {
        assertThat(told.getBoolean("success")).isFalse();
        return told.getJsonArray("error-codes").toString();
    }
}
