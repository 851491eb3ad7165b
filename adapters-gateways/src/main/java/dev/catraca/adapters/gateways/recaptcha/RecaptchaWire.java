package dev.catraca.adapters.gateways.recaptcha;

import static dev.catraca.adapters.gateways.http.JsonFields.isTrue;
import static dev.catraca.adapters.gateways.http.JsonFields.text;

import dev.catraca.application.sale.port.BotCheck.Reason;
import dev.catraca.application.sale.port.BotCheck.Verdict;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** What an answer of siteverify means. */
final class RecaptchaWire {
    private static final Duration LIFE = Duration.ofMinutes(2);

    /** By which two clocks may differ. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    private static final BigDecimal LARGEST = BigDecimal.ONE;

    private RecaptchaWire() {}

    /** What a token must have been given out for. */
    record Expectation(String action, List<String> hostnames, BigDecimal score) {}

    /** What came back. */
    sealed interface Said {
        Verdict verdict(Expectation expected, Instant now);
    }

    /** Nothing that can be read. */
    record Nothing(String cause) implements Said {
        @Override
        public Verdict verdict(Expectation expected, Instant now) {
            return new Verdict.Silent(cause);
        }
    }

    /** The guard let nothing more through. */
    record NotAsked() implements Said {
        @Override
        public Verdict verdict(Expectation expected, Instant now) {
            return new Verdict.Busy();
        }
    }

    record Answered(JsonObject json) implements Said {
        @Override
        public Verdict verdict(Expectation expected, Instant now) {
            return isTrue(json, "success") ? accepted(expected, now) : refused(codes());
        }

        /** Google knows the token; whether it was meant for this is ours to say. */
        private Verdict accepted(Expectation expected, Instant now) {
            if (!(json.get("score") instanceof JsonNumber score)) {
                return new Verdict.Misconfigured("no-score: not a key of version 3");
            }
            var at = text(json, "challenge_ts").flatMap(RecaptchaWire::instant);
            if (at.isEmpty() || !isScore(score.bigDecimalValue())) {
                return new Verdict.Silent("answer-unreadable");
            }
            var hostname = text(json, "hostname").orElse("");
            if (!text(json, "action").equals(Optional.of(expected.action()))
                    || expected.hostnames().stream().noneMatch(hostname::equalsIgnoreCase)) {
                return new Verdict.Refused(Reason.FOR_SOMETHING_ELSE);
            }
            var age = Duration.between(at.get(), now);
            if (age.compareTo(LIFE.plus(SKEW)) > 0 || age.compareTo(SKEW.negated()) < 0) {
                return new Verdict.Refused(Reason.ASK_AGAIN);
            }
            return score.bigDecimalValue().compareTo(expected.score()) < 0
                    ? new Verdict.Refused(Reason.SCORE_TOO_LOW)
                    : new Verdict.Human(score.bigDecimalValue());
        }

        private List<String> codes() {
            return json.get("error-codes") instanceof JsonArray codes
                    ? codes.stream()
                            .filter(JsonString.class::isInstance)
                            .map(it -> ((JsonString) it).getString())
                            .toList()
                    : List.of();
        }
    }

    /** Our mistakes come first: they make every token look wrong. */
    private static Verdict refused(List<String> codes) {
        if (codes.contains("missing-input-secret") || codes.contains("invalid-input-secret")) {
            return new Verdict.Misconfigured("secret-refused");
        }
        if (codes.contains("timeout-or-duplicate")) {
            return new Verdict.Refused(Reason.ASK_AGAIN);
        }
        return codes.contains("missing-input-response")
                        || codes.contains("invalid-input-response")
                        || codes.contains("bad-request")
                ? new Verdict.Refused(Reason.TOKEN_INVALID)
                : new Verdict.Silent("answer-unknown");
    }

    private static boolean isScore(BigDecimal score) {
        return score.signum() >= 0 && score.compareTo(LARGEST) <= 0;
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
