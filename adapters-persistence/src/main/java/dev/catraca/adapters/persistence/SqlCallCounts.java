package dev.catraca.adapters.persistence;

import dev.catraca.application.payment.port.CallCounts;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.ProviderName;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;

/** From the call log, which every call leaves a row in. */
@Dependent
class SqlCallCounts implements CallCounts {
    private static final String COUNT =
            """
            SELECT count(*) AS calls FROM api_log
            WHERE merchant_id = ? AND created_at > now() - ? * interval '1 millisecond'
                AND direction = 'OUT' AND party = ?""";

    private final Sql sql;

    @Inject
    SqlCallCounts(Sql sql) {
        this.sql = sql;
    }

    @Override
    public long of(ProviderName provider, MerchantId account, Duration window) {
        return sql.find(
                        COUNT,
                        row -> row.bigNumber("calls"),
                        account.value(),
                        window.toMillis(),
                        provider.value())
                .orElse(0L);
    }
}
