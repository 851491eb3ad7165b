package dev.catraca.adapters.gateways.recaptcha;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.adapters.gateways.http.OutgoingFixture;
import dev.catraca.application.sale.port.BotCheck.Challenge;
import dev.catraca.application.sale.port.BotCheck.Reason;
import dev.catraca.application.sale.port.BotCheck.Verdict;
import dev.catraca.sandbox.twins.Twins;
import dev.catraca.sandbox.twins.recaptcha.RecaptchaTwin;
import dev.catraca.sandbox.twins.recaptcha.TokenOrder;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** With a twin that gives tokens out and takes each once, as Google does. */
class RecaptchaTwinTest {
    private static Twins twins;

    @BeforeAll
    static void start() {
        twins = Twins.start(0, 0);
    }

    @AfterAll
    static void stop() {
        twins.close();
    }

    @Test
    void a_token_passes_once() {
        var token = twins.recaptcha().mint("checkout");

        assertThat(check(token)).isEqualTo(new Verdict.Human(new BigDecimal("0.9")));
        assertThat(check(token)).isEqualTo(new Verdict.Refused(Reason.ASK_AGAIN));
    }

    @Test
    void a_token_of_a_program_or_of_another_page_does_not_pass() {
        var order = TokenOrder.of("checkout");

        assertThat(check(twins.recaptcha().mint(order.score("0.3"))))
                .isEqualTo(new Verdict.Refused(Reason.SCORE_TOO_LOW));
        assertThat(check(twins.recaptcha().mint(order.hostname("evil.example"))))
                .isEqualTo(new Verdict.Refused(Reason.FOR_SOMETHING_ELSE));
        assertThat(check(twins.recaptcha().mint("login")))
                .isEqualTo(new Verdict.Refused(Reason.FOR_SOMETHING_ELSE));
    }

    @Test
    void what_was_never_given_out_does_not_pass() {
        assertThat(check("nobody-gave-this-out"))
                .isEqualTo(new Verdict.Refused(Reason.TOKEN_INVALID));
    }

    @Test
    void another_secret_is_our_mistake() {
        assertThat(check(twins.recaptcha().mint("checkout"), "another-secret"))
                .isEqualTo(new Verdict.Misconfigured("secret-refused"));
    }

    private static Verdict check(String token) {
        return check(token, RecaptchaTwin.SECRET);
    }

    private static Verdict check(String token, String secret) {
        var settings =
                Map.of(
                        "catraca.recaptcha.api-base",
                        twins.recaptchaBase().toString(),
                        "catraca.recaptcha.secret",
                        secret,
                        "catraca.recaptcha.hostnames",
                        "localhost");
        var config =
                new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(settings, "test", 100))
                        .build();
        var outgoing = new OutgoingFixture(OutgoingFixture.PATIENT).outgoing();
        return new RecaptchaBotCheck(new RecaptchaGuard(outgoing), config, Clock.systemUTC())
                .check(new Challenge(token, "checkout", Optional.empty()));
    }
}
