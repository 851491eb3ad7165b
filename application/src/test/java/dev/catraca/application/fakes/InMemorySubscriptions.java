package dev.catraca.application.fakes;

import dev.catraca.application.account.port.Subscriptions;
import dev.catraca.domain.account.Subscription;
import dev.catraca.domain.account.SubscriptionId;
import dev.catraca.domain.account.UserId;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.merchant.MerchantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

public final class InMemorySubscriptions implements Subscriptions {
    private final InMemoryTransactions transactions;
    private final InMemoryGrants grants;
    private final Map<SubscriptionId, Subscription> rows;

    public InMemorySubscriptions(InMemoryTransactions transactions, InMemoryGrants grants) {
        this.transactions = transactions;
        this.grants = grants;
        this.rows = transactions.table();
    }

    @Override
    public void add(SubscriptionId id, UserId user, MerchantId merchant, PlanCode plan) {
        transactions.part(
                () -> {
                    if (find(user, merchant, plan).isPresent()) {
                        throw new IllegalStateException("subscribed before");
                    }
                    return rows.put(id, new Subscription(id, user, merchant, plan, List.of()));
                });
    }

    @Override
    public Optional<Subscription> find(UserId user, MerchantId merchant, PlanCode plan) {
        return of(user).stream()
                .filter(it -> it.merchant().equals(merchant) && it.plan().equals(plan))
                .findFirst();
    }

    @Override
    public List<Subscription> of(UserId user) {
        return transactions.statement(
                () ->
                        rows.values().stream()
                                .filter(it -> it.user().equals(user))
                                .map(this::withGrants)
                                .toList());
    }

    private Subscription withGrants(Subscription row) {
        var behind =
                grants.all().stream()
                        .filter(it -> it.terms().subscription().equals(row.id()))
                        .toList();
        return new Subscription(row.id(), row.user(), row.merchant(), row.plan(), behind);
    }
}
