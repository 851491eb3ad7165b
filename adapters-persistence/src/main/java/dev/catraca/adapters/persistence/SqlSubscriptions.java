package dev.catraca.adapters.persistence;

import dev.catraca.application.account.port.Subscriptions;
import dev.catraca.domain.account.Grant;
import dev.catraca.domain.account.Subscription;
import dev.catraca.domain.account.SubscriptionId;
import dev.catraca.domain.account.UserId;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.merchant.MerchantId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

@Dependent
class SqlSubscriptions implements Subscriptions {
    private static final String ADD =
            """
            INSERT INTO main_system.subscription (id, user_id, merchant_id, plan_code)
            VALUES (?, ?, ?, ?)""";
    private static final String OF =
            "SELECT * FROM main_system.subscription WHERE user_id = ? ORDER BY seq";

    private final Sql sql;
    private final SqlGrants grants;

    @Inject
    SqlSubscriptions(Sql sql, SqlGrants grants) {
        this.sql = sql;
        this.grants = grants;
    }

    @Override
    public void add(SubscriptionId id, UserId user, MerchantId merchant, PlanCode plan) {
        sql.update(ADD, id.value(), user.value(), merchant.value(), plan.value());
    }

    @Override
    public Optional<Subscription> find(UserId user, MerchantId merchant, PlanCode plan) {
        return of(user).stream()
                .filter(it -> it.merchant().equals(merchant) && it.plan().equals(plan))
                .findFirst();
    }

    @Override
    public List<Subscription> of(UserId user) {
        // In this order: a payment that arrives in between belongs to no subscription we show.
        var subscriptions = sql.list(OF, row -> subscription(user, row), user.value());
        var behind =
                grants.of(user).stream()
                        .collect(Collectors.groupingBy(it -> it.terms().subscription()));
        return subscriptions.stream()
                .map(it -> with(behind.getOrDefault(it.id(), List.of()), it))
                .toList();
    }

    private static Subscription subscription(UserId user, Row row) {
        return new Subscription(
                new SubscriptionId(row.uuid("id")),
                user,
                new MerchantId(row.uuid("merchant_id")),
                new PlanCode(row.text("plan_code")),
                List.of());
    }

    private static Subscription with(List<Grant> grants, Subscription it) {
        return new Subscription(it.id(), it.user(), it.merchant(), it.plan(), grants);
    }
}
