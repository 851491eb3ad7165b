package dev.catraca.application.contract;

import dev.catraca.domain.account.Grant;
import dev.catraca.domain.account.GrantTerms;
import dev.catraca.domain.account.PaidPeriod;
import dev.catraca.domain.account.PaymentReference;
import dev.catraca.domain.account.SubscriptionId;
import dev.catraca.domain.account.TenantId;
import dev.catraca.domain.account.User;
import dev.catraca.domain.account.UserId;
import dev.catraca.domain.catalogue.BillingCycle;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.Money;
import dev.catraca.domain.shared.PersonName;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** Something of the embedded main system to store: each call makes another one. */
final class AccountSamples {
    static final PlanCode PRO = new PlanCode("pro");

    private AccountSamples() {}

    static User user() {
        return user(email());
    }

    static User user(Email email) {
        return User.withOwnTenant(
                new UserId(UUID.randomUUID()),
                new TenantId(UUID.randomUUID()),
                email,
                Optional.of(new PersonName("Ana Souza")));
    }

    static Email email() {
        return new Email("user-" + UUID.randomUUID() + "@example.com");
    }

    static PaymentReference payment() {
        return new PaymentReference(Samples.STRIPE, "cs_test_" + UUID.randomUUID());
    }

    /** What the payment gave to the user. */
    static Grant.Active grant(
            PaymentReference payment, User user, MerchantId merchant, SubscriptionId subscription) {
        return new Grant.Active(
                new GrantTerms(
                        payment,
                        user.email(),
                        merchant,
                        PRO,
                        Money.of(19_990, "BRL"),
                        user.id(),
                        user.tenant().id(),
                        subscription,
                        new PaidPeriod(
                                BillingCycle.ONCE,
                                OptionalInt.of(30),
                                ZoneId.of("America/Sao_Paulo"),
                                Samples.NOW,
                                Optional.of(Samples.NOW.plusSeconds(1)))));
    }
}
