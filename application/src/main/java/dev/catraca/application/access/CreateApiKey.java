package dev.catraca.application.access;

import dev.catraca.application.access.port.ApiKeys;
import dev.catraca.application.access.port.ApiKeys.ApiKey;
import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.domain.access.Scope;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.merchant.Slug;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes a key for an API client. It is shown once; only its digest is kept. */
public final class CreateApiKey {
    private static final int SECRET_BYTES = 32;

    private final ApiKeys keys;
    private final Merchants merchants;
    private final Transactions transactions;
    private final RandomGenerator random;
    private final Clock clock;
    private final String prefix;

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
        this.prefix = isLive ? "ck_live_" : "ck_test_";
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
        /** The {@code secret} is the whole key, to be shown now and never again. */
        record Created(UUID id, String prefix, Set<Scope> scopes, String secret)
                implements Outcome {
            @Override
            public String toString() {
                return "Created[%s]".formatted(id);
            }
        }

        record MerchantUnknown() implements Outcome {}
    }

    public Outcome create(Command command) {
        var merchant = command.merchant().flatMap(merchants::find);
        if (command.merchant().isPresent() && merchant.isEmpty()) {
            return new Outcome.MerchantUnknown();
        }
        var visible = prefix + text(6);
        var secret = visible + "_" + text(SECRET_BYTES);
        var key =
                new ApiKey(
                        command.id(),
                        merchant.map(Merchant::id),
                        command.name(),
                        visible,
                        command.scopes(),
                        command.expiresAt());
        transactions.run(() -> keys.add(key, KeyDigest.of(secret), clock.instant()));
        return new Outcome.Created(key.id(), visible, key.scopes(), secret);
    }

    private String text(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
