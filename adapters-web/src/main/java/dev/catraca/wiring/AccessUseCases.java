package dev.catraca.wiring;

import dev.catraca.application.access.AuthenticateKey;
import dev.catraca.application.access.CreateApiKey;
import dev.catraca.application.access.EnrolAdminKey;
import dev.catraca.application.access.ListApiKeys;
import dev.catraca.application.access.RevokeApiKey;
import dev.catraca.application.access.RotateApiKey;
import dev.catraca.application.access.port.ApiKeys;
import dev.catraca.application.access.port.KeyUses;
import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.shared.port.Ids;
import dev.catraca.application.shared.port.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** Builds the use cases around the keys that callers show. */
@Dependent
class AccessUseCases {
    @Produces
    @Singleton
    static AuthenticateKey authenticateKey(ApiKeys keys, KeyUses uses, Clock clock) {
        return new AuthenticateKey(keys, uses, clock);
    }

    @Produces
    @Singleton
    static CreateApiKey createApiKey(
            ApiKeys keys,
            Merchants merchants,
            Transactions transactions,
            RandomGenerator random,
            Clock clock,
            Settings settings) {
        return new CreateApiKey(
                keys, merchants, transactions, random, clock, settings.isProduction());
    }

    @Produces
    @Singleton
    static RotateApiKey rotateApiKey(
            ApiKeys keys,
            Merchants merchants,
            Transactions transactions,
            RandomGenerator random,
            Clock clock,
            Settings settings) {
        return new RotateApiKey(
                keys, merchants, transactions, random, clock, settings.isProduction());
    }

    @Produces
    @Singleton
    static RevokeApiKey revokeApiKey(
            ApiKeys keys, Merchants merchants, Transactions transactions, Clock clock) {
        return new RevokeApiKey(keys, merchants, transactions, clock);
    }

    @Produces
    @Singleton
    static ListApiKeys listApiKeys(ApiKeys keys, Merchants merchants, Clock clock) {
        return new ListApiKeys(keys, merchants, clock);
    }

    @Produces
    @Singleton
    static EnrolAdminKey enrolAdminKey(
            ApiKeys keys, Transactions transactions, Ids ids, Clock clock) {
        return new EnrolAdminKey(keys, transactions, ids, clock);
    }
}
