package dev.catraca.adapters.gateways.recaptcha;

import dev.catraca.adapters.gateways.http.CallFailed;
import dev.catraca.adapters.gateways.http.Failure;
import dev.catraca.adapters.gateways.http.OutgoingCall;
import dev.catraca.application.sale.port.BotCheck;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.lang.System.Logger.Level;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/** Google reCAPTCHA v3, asked once about each token. */
@ApplicationScoped
class RecaptchaBotCheck implements BotCheck {
    private static final System.Logger LOG = System.getLogger(RecaptchaBotCheck.class.getName());
    private static final URI GOOGLE = URI.create("https://www.google.com");
    private static final String SETTING = "catraca.recaptcha.";
    private static final BigDecimal USUAL_SCORE = new BigDecimal("0.5");
    private static final String ROUTE = "/recaptcha/api/siteverify";

    private final RecaptchaGuard guard;
    private final RecaptchaApi api;
    private final Config config;
    private final Clock clock;

    @Inject
    RecaptchaBotCheck(RecaptchaGuard guard, Config config, Clock clock) {
        this.guard = guard;
        this.config = config;
        this.clock = clock;
        this.api = guard.client(setting("api-base", URI.class).orElse(GOOGLE));
    }

    @Override
    public Verdict check(Challenge challenge) {
        var verdict = verdict(challenge);
        if (verdict instanceof Verdict.Misconfigured(var cause)) {
            LOG.log(Level.ERROR, "reCAPTCHA cannot be asked, so nobody can buy: {0}", cause);
        }
        return verdict;
    }

    private Verdict verdict(Challenge challenge) {
        var secret = setting("secret", String.class);
        var hostnames = setting("hostnames", String[].class).map(List::of).orElse(List.of());
        if (secret.isEmpty() || hostnames.isEmpty()) {
            return new Verdict.Misconfigured(secret.isEmpty() ? "no-secret" : "no-hostnames");
        }
        var expected =
                new RecaptchaWire.Expectation(
                        challenge.action(), hostnames, leastScore(challenge.action()));
        return ask(challenge, secret.get()).verdict(expected, clock.instant());
    }

    private RecaptchaWire.Said ask(Challenge challenge, String secret) {
        var form = new MultivaluedHashMap<String, String>();
        form.add("secret", secret);
        form.add("response", challenge.token());
        challenge.address().ifPresent(it -> form.add("remoteip", it));
        // The token is nothing to be kept, and Google knows no name of ours.
        var call =
                new OutgoingCall(
                        "recaptcha",
                        Optional.empty(),
                        "POST",
                        ROUTE,
                        challenge.action(),
                        challenge.action(),
                        1);
        try {
            var answer = guard.verify(call, () -> api.verify(form));
            Optional<JsonObject> json = answer.status() == 200 ? answer.json() : Optional.empty();
            return json.<RecaptchaWire.Said>map(RecaptchaWire.Answered::new)
                    .orElseGet(() -> new RecaptchaWire.Nothing("answer-unreadable"));
        } catch (CallFailed failed) {
            return new RecaptchaWire.Nothing(failed.failure().code());
        } catch (CircuitBreakerOpenException open) {
            return new RecaptchaWire.Nothing(Failure.BREAKER_OPEN.code());
        } catch (BulkheadException full) {
            return new RecaptchaWire.NotAsked();
        }
    }

    private BigDecimal leastScore(String action) {
        return setting("min-score." + action, BigDecimal.class)
                .or(() -> setting("min-score", BigDecimal.class))
                .orElse(USUAL_SCORE);
    }

    private <T> Optional<T> setting(String name, Class<T> type) {
        return config.getOptionalValue(SETTING + name, type);
    }
}
