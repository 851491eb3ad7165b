package dev.catraca.domain.account;

import dev.catraca.domain.catalogue.BillingCycle;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.Money;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** Grants of one subscription, each by a payment of its own. */
final class Grants {
    static final MerchantId MERCHANT = new MerchantId(new UUID(7, 1));
    static final PlanCode PLAN = new PlanCode("pro");
    private static final UserId USER = new UserId(new UUID(7, 2));
    private static final SubscriptionId SUBSCRIPTION = new SubscriptionId(new UUID(7, 3));
    private static int payments;

    private Grants() {}

    static Grant.Active monthly(Instant from, ZoneId zone) {
        return grant(BillingCycle.MONTHLY, OptionalInt.empty(), from, zone, Optional.empty());
    }

    static Grant.Active grant(
            BillingCycle cycle,
            OptionalInt accessDays,
            Instant from,
            ZoneId zone,
            Optional<Instant> atLeastUntil) {
        return new Grant.Active(
                new GrantTerms(
                        new PaymentReference(new ProviderName("stripe"), "cs_" + payments++),
                        new Email("ana@example.com"),
                        MERCHANT,
                        PLAN,
                        Money.of(19_990, "BRL"),
                        USER,
                        new TenantId(new UUID(7, 4)),
                        SUBSCRIPTION,
                        new PaidPeriod(cycle, accessDays, zone, from, atLeastUntil)));
    }

    static Subscription subscription(Grant... grants) {
        return new Subscription(SUBSCRIPTION, USER, MERCHANT, PLAN, List.of(grants));
    }
}
