package dev.catraca.adapters.persistence;

import dev.catraca.application.reconciliation.port.Backlogs;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.ProviderName;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

@Dependent
class SqlBacklogs implements Backlogs {
    private static final String CLAIM =
            """
            WITH due AS (
                SELECT merchant_id, provider FROM provider_account WHERE backlog_at <= now()
                ORDER BY backlog_at LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED)
            UPDATE provider_account AS account
            SET backlog_at = now() + ? * interval '1 millisecond'
            FROM due
            WHERE account.merchant_id = due.merchant_id AND account.provider = due.provider
            RETURNING account.merchant_id, account.provider, account.backlog_asked_until""";
    private static final String ASK_ALL_NOW = "UPDATE provider_account SET backlog_at = now()";
    private static final String ASKED_UNTIL =
            """
            UPDATE provider_account SET backlog_asked_until = ?
            WHERE merchant_id = ? AND provider = ?""";

    private final Sql sql;

    @Inject
    SqlBacklogs(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Turn> claimDue(Duration pause) {
        return sql.find(CLAIM, SqlBacklogs::turn, pause.toMillis());
    }

    @Override
    public void askAllNow() {
        sql.update(ASK_ALL_NOW);
    }

    @Override
    public void askedUntil(Turn turn, Instant until) {
        sql.update(ASKED_UNTIL, until, turn.merchant().value(), turn.provider().value());
    }

    private static Turn turn(Row row) {
        return new Turn(
                new MerchantId(row.uuid("merchant_id")),
                new ProviderName(row.text("provider")),
                row.maybeInstant("backlog_asked_until"));
    }
}
