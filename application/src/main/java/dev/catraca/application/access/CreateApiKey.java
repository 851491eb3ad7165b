package dev.catraca.application.access;

import dev.catraca.application.access.port.ApiKeys;
import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.domain.access.ApiKey;
import dev.catraca.domain.access.Scope;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.merchant.Slug;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Makes a key for an API client. It is shown once; only its digest is kept.
 *
 * <p>What is left by a crash: a key that nobody has seen. The repetition of the request has the
 * same id, and its new key takes that one's place.
 */
public final class CreateApiKey {
    private final ApiKeys keys;
    private final Merchants merchants;
    private final Transactions transactions;
    private final RandomGenerator random;
    private final Clock clock;
    private final boolean isLive;

    /** {@code random} is cryptographic; {@code isLive} tells live keys from test keys. */
    public CreateApiKey(
            ApiKeys keys,
            Merchants merchants,
            Transactions transactions,
            RandomGenerator random,
            Clock clock,
            boolean isLive) {
        this.keys = keys;
        this.merchants = merchants;
        this.transactions = transactions;
        this.random = random;
        this.clock = clock;
        this.isLive = isLive;
    }

    /** Without a merchant the key is the whole platform's. */
    public record Command(
            UUID id,
            Optional<Slug> merchant,
            String name,
            Set<Scope> scopes,
            Optional<Instant> expiresAt) {}

    /** What came of it. */
    public sealed interface Outcome {
        record Created(ShownKey shown) implements Outcome {}

        record MerchantUnknown() implements Outcome {}

        /** It would be over before it could be used. */
        record AlreadyOver() implements Outcome {}
    }

    public Outcome create(Command command) {
        var now = clock.instant();
        if (command.expiresAt().filter(it -> !it.isAfter(now)).isPresent()) {
            return new Outcome.AlreadyOver();
        }
        var merchant = command.merchant().flatMap(merchants::find);
        if (command.merchant().isPresent() && merchant.isEmpty()) {
            return new Outcome.MerchantUnknown();
        }
        var fresh = NewKey.of(random, isLive);
        var key =
                ApiKey.fresh(
                        command.id(),
                        command.id(),
                        merchant.map(Merchant::id),
                        command.name(),
                        fresh.prefix(),
                        command.scopes(),
                        now,
                        command.expiresAt());
        transactions.run(() -> keys.add(key, fresh.digest()));
        return new Outcome.Created(new ShownKey(key, fresh.secret()));
    }
}
