package dev.catraca.domain.account;

import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.merchant.MerchantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A user's right to a plan of a merchant. Its end is not kept but follows from the payments behind
 * it, in the order in which they were processed: each adds its period to where the ones before it
 * end, and one that is taken back leaves the others as if it had never been.
 */
public record Subscription(
        SubscriptionId id, UserId user, MerchantId merchant, PlanCode plan, List<Grant> grants) {
    private static final Optional<Instant> LONG_AGO = Optional.of(Instant.EPOCH);

    public Subscription {
        grants = List.copyOf(grants);
    }

    /** The same subscription with one more payment behind it. */
    public Subscription extendedBy(Grant.Active grant) {
        return new Subscription(
                id,
                user,
                merchant,
                plan,
                Stream.concat(grants.stream(), Stream.of(grant)).toList());
    }

    /** When access ends, or when it was taken away; empty if it has no end. */
    public Optional<Instant> end() {
        var active = grants.stream().filter(Grant.Active.class::isInstance).toList();
        if (active.isEmpty()) {
            return takenAwayAt();
        }
        var end = LONG_AGO;
        for (var grant : active) {
            end = grant.terms().period().after(end);
        }
        return end;
    }

    public SubscriptionState stateAt(Instant now) {
        if (grants.stream().anyMatch(Grant.Active.class::isInstance) && !isOver(now)) {
            return SubscriptionState.ACTIVE;
        }
        if (grants.stream().anyMatch(Grant.Suspended.class::isInstance)) {
            return SubscriptionState.SUSPENDED;
        }
        return grants.stream().allMatch(Grant.Revoked.class::isInstance)
                ? SubscriptionState.REVOKED
                : SubscriptionState.EXPIRED;
    }

    private boolean isOver(Instant now) {
        return end().filter(it -> !it.isAfter(now)).isPresent();
    }

    private Optional<Instant> takenAwayAt() {
        return grants.stream()
                .flatMap(
                        it ->
                                switch (it) {
                                    case Grant.Active _ -> Stream.<Instant>empty();
                                    case Grant.Suspended suspended -> Stream.of(suspended.at());
                                    case Grant.Revoked revoked -> Stream.of(revoked.at());
                                })
                .max(Instant::compareTo);
    }
}
