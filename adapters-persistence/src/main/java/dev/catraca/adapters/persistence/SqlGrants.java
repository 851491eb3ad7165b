package dev.catraca.adapters.persistence;

import dev.catraca.application.account.port.Grants;
import dev.catraca.domain.account.Grant;
import dev.catraca.domain.account.GrantTerms;
import dev.catraca.domain.account.PaidPeriod;
import dev.catraca.domain.account.PaymentReference;
import dev.catraca.domain.account.SubscriptionId;
import dev.catraca.domain.account.TenantId;
import dev.catraca.domain.account.UserId;
import dev.catraca.domain.catalogue.BillingCycle;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.shared.Email;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

@Dependent
class SqlGrants implements Grants {
    /** A lock on a payment that may have no row yet; it ends with the transaction. */
    private static final String LOCK =
            """
            SELECT pg_advisory_xact_lock(hashtextextended('processed_payment ' || ? || ' ' || ?, 0))
            """;

    private static final String SELECT = "SELECT * FROM main_system.processed_payment ";
    private static final String FIND = SELECT + "WHERE provider = ? AND reference = ?";
    private static final String FIND_BY_REFERENCE = SELECT + "WHERE reference = ? ORDER BY seq";
    private static final String OF_USER = SELECT + "WHERE user_id = ? ORDER BY seq";
    private static final String ADD =
            """
            INSERT INTO main_system.processed_payment (provider, reference, email, merchant_id,
                plan_code, amount, currency, user_id, tenant_id, subscription_id, cycle, access_days,
                zone, period_from, at_least_until, state)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'ACTIVE')""";
    private static final String SAVE =
            """
            UPDATE main_system.processed_payment SET state = ?, changed_at = ?
            WHERE provider = ? AND reference = ?""";

    private enum State {
        ACTIVE,
        SUSPENDED,
        REVOKED
    }

    private final Sql sql;

    @Inject
    SqlGrants(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Grant> lock(PaymentReference payment) {
        var provider = payment.provider().value();
        sql.list(LOCK, _ -> true, provider, payment.value());
        return sql.find(FIND, SqlGrants::grant, provider, payment.value());
    }

    @Override
    public void add(Grant.Active grant) {
        var terms = grant.terms();
        var period = terms.period();
        sql.update(
                ADD,
                terms.payment().provider().value(),
                terms.payment().value(),
                terms.email().value(),
                terms.merchant().value(),
                terms.plan().value(),
                terms.amount().minor(),
                terms.amount().currencyCode(),
                terms.user().value(),
                terms.tenant().value(),
                terms.subscription().value(),
                period.cycle(),
                period.accessDays(),
                period.zone().getId(),
                period.from(),
                period.atLeastUntil());
    }

    @Override
    public void save(Grant grant) {
        switch (grant) {
            case Grant.Active _ -> save(grant, State.ACTIVE, Optional.empty());
            case Grant.Suspended it -> save(it, State.SUSPENDED, Optional.of(it.at()));
            case Grant.Revoked it -> save(it, State.REVOKED, Optional.of(it.at()));
        }
    }

    @Override
    public List<Grant> find(String reference) {
        return sql.list(FIND_BY_REFERENCE, SqlGrants::grant, reference);
    }

    /** In the order in which they were processed. */
    List<Grant> of(UserId user) {
        return sql.list(OF_USER, SqlGrants::grant, user.value());
    }

    private void save(Grant grant, State state, Optional<Instant> at) {
        var payment = grant.terms().payment();
        if (sql.update(SAVE, state, at, payment.provider().value(), payment.value()) != 1) {
            throw new IllegalStateException("the payment was not processed");
        }
    }

    private static Grant grant(Row row) {
        var terms = terms(row);
        return switch (row.constant("state", State.class)) {
            case ACTIVE -> new Grant.Active(terms);
            case SUSPENDED -> new Grant.Suspended(terms, row.instant("changed_at"));
            case REVOKED -> new Grant.Revoked(terms, row.instant("changed_at"));
        };
    }

    private static GrantTerms terms(Row row) {
        return new GrantTerms(
                new PaymentReference(new ProviderName(row.text("provider")), row.text("reference")),
                new Email(row.text("email")),
                new MerchantId(row.uuid("merchant_id")),
                new PlanCode(row.text("plan_code")),
                row.money("amount"),
                new UserId(row.uuid("user_id")),
                new TenantId(row.uuid("tenant_id")),
                new SubscriptionId(row.uuid("subscription_id")),
                new PaidPeriod(
                        row.constant("cycle", BillingCycle.class),
                        row.maybeNumber("access_days"),
                        ZoneId.of(row.text("zone")),
                        row.instant("period_from"),
                        row.maybeInstant("at_least_until")));
    }
}
