package dev.catraca.application.access;

import dev.catraca.application.access.port.ApiKeys;
import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.domain.access.ApiKey;
import dev.catraca.domain.access.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Gives a client a second key, so that it can change without a pause: the old one lives until it is
 * revoked, or for seven more days. Two at a time are live, never three: the client's rows are
 * locked while they are counted.
 *
 * <p>The new key lives as long as the old one was meant to. What a crash leaves is a key that
 * nobody has seen; the repetition of the request has the same id and replaces it.
 */
public final class RotateApiKey {
    private static final Duration OVERLAP = Duration.ofDays(7);
    private static final int MOST_LIVE = 2;

    private final ReachableKeys reachable;
    private final ApiKeys keys;
    private final Transactions transactions;
    private final RandomGenerator random;
    private final Clock clock;
    private final boolean isLive;

    /** {@code random} is cryptographic; {@code isLive} tells live keys from test keys. */
    public RotateApiKey(
            ApiKeys keys,
            Merchants merchants,
            Transactions transactions,
            RandomGenerator random,
            Clock clock,
            boolean isLive) {
        this.reachable = new ReachableKeys(keys, merchants);
        this.keys = keys;
        this.transactions = transactions;
        this.random = random;
        this.clock = clock;
        this.isLive = isLive;
    }

    /** {@code successor} is the new key's id, chosen by the caller. */
    public record Command(UUID successor, UUID key, Principal principal) {}

    /** What came of it. */
    public sealed interface Outcome {
        record Rotated(ShownKey shown) implements Outcome {}

        record KeyUnknown() implements Outcome {}

        /** An expired or revoked key has no successor: the client needs a new one. */
        record KeyOver() implements Outcome {}

        /** The client has two live keys already; one of them has to be revoked first. */
        record TwoLive() implements Outcome {}
    }

    public Outcome rotate(Command command) {
        return transactions.compute(
                () ->
                        reachable
                                .find(command.key(), command.principal())
                                .map(it -> rotate(it, command.successor()))
                                .orElseGet(Outcome.KeyUnknown::new));
    }

    private Outcome rotate(ApiKey found, UUID successor) {
        var now = clock.instant();
        var family = keys.lock(found.client());
        var old = family.stream().filter(it -> it.id().equals(found.id())).findFirst();
        if (old.filter(it -> it.isLive(now)).isEmpty()) {
            return new Outcome.KeyOver();
        }
        var others =
                family.stream().filter(it -> it.isLive(now) && !it.id().equals(successor)).count();
        if (others >= MOST_LIVE) {
            return new Outcome.TwoLive();
        }
        var fresh = NewKey.of(random, isLive);
        var key =
                ApiKey.fresh(
                        successor,
                        found.client(),
                        found.merchant(),
                        found.name(),
                        fresh.prefix(),
                        found.scopes(),
                        now,
                        lifetime(found).map(now::plus));
        keys.add(key, fresh.digest());
        keys.save(old.get().retiring(now.plus(OVERLAP)));
        return new Outcome.Rotated(new ShownKey(key, fresh.secret()));
    }

    private static Optional<Duration> lifetime(ApiKey key) {
        Instant born = key.createdAt();
        return key.expiresAt().map(it -> Duration.between(born, it));
    }
}
