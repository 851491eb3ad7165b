package dev.catraca.sandbox.twins.stripe;

import dev.catraca.sandbox.twins.http.Reply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The first answer given under each {@code Idempotency-Key}, for 24 hours. */
final class IdempotentReplies {

    private static final Duration KEPT = Duration.ofHours(24);
    private static final int LONGEST_KEY = 255;

    private final ConcurrentMap<String, Entry> entries = new ConcurrentHashMap<>();
    private final Clock clock;

    IdempotentReplies(Clock clock) {
        this.clock = clock;
    }

    /**
     * The stored answer, or that of the work, which is stored. Work that throws has not begun, and
     * leaves the key unused.
     */
    Reply once(String key, String parameters, Supplier<Reply> work) {
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            throw StripeRefusal.invalid(
                    null,
                    "Idempotency keys must have from 1 to %d characters.".formatted(LONGEST_KEY));
        }
        Entry fresh = new Entry(parameters, clock.instant());
        Entry known = claim(key, fresh);
        if (known != fresh) {
            return known.replay(key, parameters);
        }
        try {
            Reply reply = work.get();
            fresh.reply = reply;
            return reply;
        } catch (RuntimeException notBegun) {
            entries.remove(key, fresh);
            throw notBegun;
        }
    }

    private Entry claim(String key, Entry fresh) {
        Instant oldest = fresh.since.minus(KEPT);
        return entries.compute(
                key, (k, known) -> known == null || known.since.isBefore(oldest) ? fresh : known);
    }

    private static final class Entry {

        private final String parameters;
        private final Instant since;
        private volatile @Nullable Reply reply;

        Entry(String parameters, Instant since) {
            this.parameters = parameters;
            this.since = since;
        }

        Reply replay(String key, String sameParameters) {
            if (!parameters.equals(sameParameters)) {
                throw new StripeRefusal(
                        400,
                        "idempotency_error",
                        null,
                        null,
                        "Keys for idempotent requests can only be used with the same parameters they"
                                + " were first used with. Try using a key other than '%s' if you meant"
                                        .formatted(key)
                                + " to execute a different request.");
            }
            Reply stored = reply;
            if (stored == null) {
                throw inUse(key);
            }
            return stored.with("Idempotent-Replayed", "true");
        }
    }

    static StripeRefusal inUse(String key) {
        return new StripeRefusal(
                409,
                "idempotency_error",
                "idempotency_key_in_use",
                null,
                "There is currently another in-progress request using this Idempotent Key (that"
                        + " probably means you submitted twice, and the other request is still going"
                        + " through): %s. Please try again later.".formatted(key));
    }
}
