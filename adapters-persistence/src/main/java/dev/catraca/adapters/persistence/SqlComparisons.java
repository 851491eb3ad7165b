package dev.catraca.adapters.persistence;

import dev.catraca.application.reconciliation.port.Comparisons;
import dev.catraca.domain.merchant.MainSystemKind;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.order.Access;
import dev.catraca.domain.provisioning.ProvisioningId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Rows of the table {@code provisioning} on which nobody works, by their {@code compare_at}. */
@Dependent
class SqlComparisons implements Comparisons {
    private static final String CLAIM =
            """
            WITH due AS (
                SELECT id FROM provisioning
                WHERE compare_at <= now() AND due_at IS NULL AND reached = wanted
                ORDER BY compare_at LIMIT ? FOR NO KEY UPDATE SKIP LOCKED)
            UPDATE provisioning SET compare_at = now() + ? * interval '1 millisecond'
            """
                    + SqlProvisionings.FROM_DUE
                    + "RETURNING "
                    + SqlProvisionings.GRANT_COLUMNS
                    + ", provisioning.wanted, provisioning.created_at, provisioning.fence";
    private static final String COMPARE_NEXT =
            "UPDATE provisioning SET compare_at = ? WHERE id = ?";
    private static final String DIFFERS =
            """
            UPDATE provisioning SET reached = ?, state = 'PENDING', due_at = now(), attempts = 0,
                compare_at = NULL, changed_at = now()
            WHERE id = ? AND fence = ? AND due_at IS NULL AND reached = wanted""";
    private static final String FORGET_ACCOUNT =
            """
            UPDATE provisioning SET user_id = NULL, tenant_id = NULL, subscription_id = NULL
            WHERE id = ?""";
    private static final String COMPARE_AGAIN =
            """
            UPDATE provisioning SET compare_at = now()
            WHERE created_at >= ? AND created_at < ? AND due_at IS NULL AND reached = wanted""";

    private final Sql sql;

    @Inject
    SqlComparisons(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Due> claimDue(int limit, Duration lease) {
        return sql.list(CLAIM, SqlComparisons::due, limit, lease.toMillis());
    }

    @Override
    public void compareNext(ProvisioningId id, Optional<Instant> at) {
        sql.update(COMPARE_NEXT, at, id.value());
    }

    @Override
    public boolean differs(Due due, Access found) {
        var id = due.grant().key().value();
        var isOurs = sql.update(DIFFERS, found, id, due.fence()) == 1;
        if (isOurs && found == Access.NONE) {
            sql.update(FORGET_ACCOUNT, id);
        }
        return isOurs;
    }

    @Override
    public int compareAgain(Optional<MerchantId> merchant, Instant from, Instant to) {
        return merchant.map(MerchantId::value)
                .map(
                        it ->
                                sql.update(
                                        COMPARE_AGAIN + " AND " + Conditions.ORDER_OF_MERCHANT,
                                        from,
                                        to,
                                        it,
                                        it))
                .orElseGet(() -> sql.update(COMPARE_AGAIN, from, to));
    }

    private static Due due(Row row) {
        return new Due(
                SqlProvisionings.grant(row),
                row.constant("main_system", MainSystemKind.class),
                row.constant("wanted", Access.class),
                row.instant("created_at"),
                row.bigNumber("fence"));
    }
}
