package dev.catraca.adapters.persistence.catalogue;

import dev.catraca.adapters.persistence.secrets.AccountSecrets;
import dev.catraca.adapters.persistence.secrets.Envelopes;
import dev.catraca.application.access.port.ApiKeys;
import dev.catraca.application.catalogue.port.Affiliates;
import dev.catraca.application.catalogue.port.Coupons;
import dev.catraca.application.catalogue.port.Plans;
import dev.catraca.application.catalogue.port.Products;
import dev.catraca.application.catalogue.port.RegisteredBuyers;
import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.merchant.port.ProviderAccounts;
import dev.catraca.application.merchant.port.SigningSecrets;
import dev.catraca.application.shared.port.Transactions;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Base64;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The JPA adapters without a container, with a master key that protects nothing. */
public record TestCatalogue(
        Merchants merchants,
        ProviderAccounts providerAccounts,
        SigningSecrets signingSecrets,
        ApiKeys apiKeys,
        Plans plans,
        Products products,
        Coupons coupons,
        Affiliates affiliates,
        RegisteredBuyers registeredBuyers) {
    private static final String KEYS = "k1:" + Base64.getEncoder().encodeToString(new byte[32]);

    public static TestCatalogue over(
            EntityManager manager,
            Transactions transactions,
            BooleanSupplier isRunning,
            Clock clock) {
        var shared =
                new JpaContext(transactions) {
                    @Override
                    EntityManager get() {
                        return manager;
                    }

                    @Override
                    <T> T read(Supplier<T> work) {
                        return isRunning.getAsBoolean() ? work.get() : transactions.compute(work);
                    }
                };
        return new TestCatalogue(
                new JpaMerchants(shared, clock),
                new JpaProviderAccounts(shared, new AccountSecrets(envelopes()), clock),
                new JpaSigningSecrets(shared, envelopes(), clock),
                new JpaApiKeys(shared, clock),
                new JpaPlans(shared, clock),
                new JpaProducts(shared),
                new JpaCoupons(shared),
                new JpaAffiliates(shared),
                new JpaRegisteredBuyers(shared));
    }

    public static Envelopes envelopes() {
        return new Envelopes(KEYS);
    }
}
