package dev.catraca.adapters.persistence;

import dev.catraca.application.sale.port.PlanSnapshots;
import dev.catraca.domain.merchant.MerchantId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

@Dependent
class SqlPlanSnapshots implements PlanSnapshots {
    /** Who asked the system later knows better, however late they write. */
    private static final String PUT =
            """
            INSERT INTO plan_snapshot (merchant_id, plans, currency, fetched_at)
            SELECT id, ?::jsonb, currency, ? FROM merchant WHERE id = ?
            ON CONFLICT (merchant_id) DO UPDATE SET plans = excluded.plans,
                currency = excluded.currency, fetched_at = excluded.fetched_at
            WHERE plan_snapshot.fetched_at < excluded.fetched_at""";

    private static final String FIND = "SELECT * FROM plan_snapshot WHERE merchant_id = ?";

    private final Sql sql;

    @Inject
    SqlPlanSnapshots(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Snapshot> find(MerchantId unit) {
        return sql.find(
                FIND,
                row -> new Snapshot(OfferedPlanJson.plans(row), row.instant("fetched_at")),
                unit.value());
    }

    @Override
    public void put(MerchantId unit, Snapshot snapshot) {
        sql.update(PUT, OfferedPlanJson.of(snapshot.plans()), snapshot.fetchedAt(), unit.value());
    }
}
