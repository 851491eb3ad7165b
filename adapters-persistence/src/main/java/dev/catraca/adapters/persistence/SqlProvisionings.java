package dev.catraca.adapters.persistence;

import dev.catraca.application.provisioning.port.MainSystem.Grant;
import dev.catraca.application.provisioning.port.Provisionings;
import dev.catraca.application.shared.port.Lease;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.merchant.MainSystemKind;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.order.Access;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.provisioning.AccountReference;
import dev.catraca.domain.provisioning.Provisioning;
import dev.catraca.domain.provisioning.ProvisioningId;
import dev.catraca.domain.provisioning.ProvisioningState;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@Dependent
class SqlProvisionings implements Provisionings {
    /** The payment is the one that moved the order: it was saved before, or this fails. */
    private static final String ADD =
            """
            INSERT INTO provisioning (id, order_id, payment_id, wanted, due_at)
            VALUES (?, ?,
                (SELECT id FROM payment WHERE order_id = ? AND state IN
                    ('PAID', 'PARTIALLY_REFUNDED', 'REFUNDED', 'DISPUTED', 'CHARGED_BACK')
                    AND NOT duplicate
                    ORDER BY attempt LIMIT 1),
                ?, ?)
            ON CONFLICT (order_id, period) DO NOTHING""";

    /**
     * Whoever works on the row now finishes first, because two calls at once could overtake each
     * other: a leased row keeps its lease, and {@link #REACHED} makes it due again.
     */
    private static final String WANT_ANOTHER =
            """
            UPDATE provisioning SET wanted = ?, attempts = 0, changed_at = now(),
                state = CASE state WHEN 'LEASED' THEN state ELSE 'PENDING' END,
                due_at = CASE state WHEN 'LEASED' THEN due_at ELSE ? END
            WHERE order_id = ? AND period = 1 AND wanted <> ? AND wanted <> 'REVOKED'""";

    /** Joins {@code due} with what the main system is told of an effect. */
    static final String FROM_DUE =
            """
            FROM due, orders, payment, merchant
            WHERE due.id = provisioning.id AND orders.id = provisioning.order_id
                AND payment.id = provisioning.payment_id AND merchant.id = orders.merchant_id
            """;

    /** What {@link #grant} reads. */
    static final String GRANT_COLUMNS =
            """
            provisioning.id, provisioning.order_id, orders.buyer_email, orders.buyer_name,
                orders.buyer_reference, orders.buyer_tax_id, orders.buyer_phone, orders.plan_code, payment.provider, payment.amount, payment.currency,
                merchant.main_system,
                COALESCE(payment.provider_reference, payment.id::text) AS payment_reference
            """;

    private static final String CLAIM =
            Claim.of("provisioning")
                    + ", state = 'LEASED' "
                    + FROM_DUE
                    + "RETURNING "
                    + GRANT_COLUMNS
                    + """
                    , provisioning.wanted, provisioning.user_id, provisioning.tenant_id,
                    provisioning.subscription_id, provisioning.fence, provisioning.attempts""";
    private static final String REACHED =
            """
            UPDATE provisioning SET reached = result.access, cause = NULL, changed_at = now(),
                user_id = COALESCE(?, user_id), tenant_id = COALESCE(?, tenant_id),
                subscription_id = COALESCE(?, subscription_id),
                state = CASE wanted WHEN result.access THEN result.state ELSE 'PENDING' END,
                due_at = CASE wanted WHEN result.access THEN NULL ELSE now() END,
                compare_at = now() + interval '10 minutes'
            FROM (VALUES (?, ?)) AS result (access, state)
            WHERE id = ? AND fence = ? AND due_at IS NOT NULL""";
    private static final String LEAVE =
            """
            UPDATE provisioning SET state = ?, cause = ?, due_at = ?, changed_at = now()
            WHERE id = ? AND fence = ? AND due_at IS NOT NULL""";

    private static final String LIST =
            "SELECT provisioning.* FROM provisioning JOIN orders ON orders.id = order_id";

    /** A platform also sees its units. */
    private static final String OF_MERCHANT =
            "merchant_id = ? OR merchant_id IN (SELECT id FROM merchant WHERE platform_id = ?)";

    /** What somebody works on now is not due a second time. */
    private static final String RETRY_NOW =
            """
            UPDATE provisioning SET attempts = 0, changed_at = now(),
                state = CASE state WHEN 'LEASED' THEN state ELSE 'PENDING' END,
                due_at = CASE state WHEN 'LEASED' THEN due_at ELSE now() END
            WHERE reached <> wanted AND id IN (
                SELECT provisioning.id FROM provisioning JOIN orders ON orders.id = order_id""";

    private final Sql sql;

    @Inject
    SqlProvisionings(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void want(ProvisioningId idIfNew, OrderId order, Access access, Instant at) {
        var isNew =
                access == Access.ACTIVE
                        && sql.update(
                                        ADD,
                                        idIfNew.value(),
                                        order.value(),
                                        order.value(),
                                        access,
                                        at)
                                == 1;
        if (!isNew) {
            sql.update(WANT_ANOTHER, access, at, order.value(), access);
        }
    }

    @Override
    public List<Due> claimDue(int limit, Duration lease) {
        return sql.list(CLAIM, SqlProvisionings::due, limit, lease.toMillis());
    }

    @Override
    public boolean reached(
            ProvisioningId id, Lease lease, Access reached, Optional<AccountReference> account) {
        return sql.update(
                        REACHED,
                        account.map(AccountReference::user),
                        account.map(AccountReference::tenant),
                        account.map(AccountReference::subscription),
                        reached,
                        stateOf(reached),
                        id.value(),
                        lease.fence())
                == 1;
    }

    @Override
    public boolean retry(ProvisioningId id, Lease lease, String cause, Instant at) {
        return leave(id, lease, ProvisioningState.RETRYING, cause, Optional.of(at));
    }

    @Override
    public boolean park(ProvisioningId id, Lease lease, String cause) {
        return leave(id, lease, ProvisioningState.PARKED, cause, Optional.empty());
    }

    @Override
    public List<Provisioning> list(
            Optional<ProvisioningState> state,
            Optional<MerchantId> merchant,
            Optional<ProvisioningId> before,
            int limit) {
        var conditions =
                new Conditions()
                        .and("provisioning.state = ?", state)
                        .and(OF_MERCHANT, merchant.map(MerchantId::value))
                        .and("provisioning.id < ?", before.map(ProvisioningId::value));
        return sql.list(
                LIST + conditions.where() + " ORDER BY provisioning.id DESC LIMIT ?",
                SqlProvisionings::provisioning,
                conditions.values(limit));
    }

    @Override
    public boolean retryNow(ProvisioningId id, Optional<MerchantId> merchant) {
        var conditions =
                new Conditions()
                        .and("provisioning.id = ?", Optional.of(id.value()))
                        .and(OF_MERCHANT, merchant.map(MerchantId::value));
        return sql.update(RETRY_NOW + conditions.where() + ")", conditions.values()) == 1;
    }

    private boolean leave(
            ProvisioningId id,
            Lease lease,
            ProvisioningState state,
            String cause,
            Optional<Instant> at) {
        return sql.update(LEAVE, state, cause, at, id.value(), lease.fence()) == 1;
    }

    private static ProvisioningState stateOf(Access reached) {
        return switch (reached) {
            case ACTIVE -> ProvisioningState.DONE;
            case SUSPENDED -> ProvisioningState.SUSPENDED;
            case NONE, REVOKED -> ProvisioningState.REVOKED;
        };
    }

    private static Due due(Row row) {
        var lease = Claim.lease(row);
        return new Due(
                grant(row),
                row.constant("main_system", MainSystemKind.class),
                row.constant("wanted", Access.class),
                account(row),
                lease.fence() == 1,
                lease);
    }

    static Grant grant(Row row) {
        return new Grant(
                new ProvisioningId(row.uuid("id")),
                new OrderId(row.uuid("order_id")),
                SqlOrders.buyer(row),
                new PlanCode(row.text("plan_code")),
                new ProviderName(row.text("provider")),
                row.text("payment_reference"),
                row.money("amount"));
    }

    private static Optional<AccountReference> account(Row row) {
        return row.maybeText("user_id")
                .map(
                        user ->
                                new AccountReference(
                                        user, row.text("tenant_id"), row.text("subscription_id")));
    }

    private static Provisioning provisioning(Row row) {
        return new Provisioning(
                new ProvisioningId(row.uuid("id")),
                new OrderId(row.uuid("order_id")),
                row.constant("state", ProvisioningState.class),
                row.constant("wanted", Access.class),
                account(row),
                row.maybeText("cause"),
                row.number("attempts"),
                row.maybeInstant("due_at"),
                row.instant("created_at"));
    }
}
