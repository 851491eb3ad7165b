package dev.catraca.application.account.port;

import dev.catraca.domain.account.Subscription;
import dev.catraca.domain.account.SubscriptionId;
import dev.catraca.domain.account.UserId;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.merchant.MerchantId;
import java.util.List;
import java.util.Optional;

/** All subscriptions: one for a user and a plan of a merchant. Written under the user's lock. */
public interface Subscriptions {
    /** Adds a subscription behind which there is no payment yet. */
    void add(SubscriptionId id, UserId user, MerchantId merchant, PlanCode plan);

    Optional<Subscription> find(UserId user, MerchantId merchant, PlanCode plan);

    /** The oldest first. */
    List<Subscription> of(UserId user);
}
