package dev.catraca.adapters.web.sites.nexus;

import dev.catraca.domain.account.Subscription;
import dev.catraca.domain.account.Tenant;
import dev.catraca.domain.account.User;
import dev.catraca.domain.shared.PersonName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A user with tenant and subscriptions; one without end has no {@code currentPeriodEnd}. */
public record UserView(
        String id,
        String email,
        @Nullable String name,
        TenantView tenant,
        List<SubscriptionView> subscriptions) {

    static UserView of(User user, List<Subscription> subscriptions, Instant now) {
        return new UserView(
                user.id().toString(),
                user.email().value(),
                user.name().map(PersonName::value).orElse(null),
                TenantView.of(user.tenant()),
                subscriptions.stream().map(it -> SubscriptionView.of(it, now)).toList());
    }

    public record TenantView(String id, String name) {
        static TenantView of(Tenant tenant) {
            return new TenantView(tenant.id().toString(), tenant.name());
        }
    }

    public record SubscriptionView(
            String id, String planId, String status, @Nullable Instant currentPeriodEnd) {
        static SubscriptionView of(Subscription subscription, Instant now) {
            return new SubscriptionView(
                    subscription.id().toString(),
                    subscription.plan().value(),
                    subscription.stateAt(now).name().toLowerCase(Locale.ROOT),
                    subscription.end().map(it -> it.truncatedTo(ChronoUnit.SECONDS)).orElse(null));
        }
    }
}
