package dev.catraca.adapters.persistence;

import dev.catraca.application.sale.port.RedeemedCardTokens;
import dev.catraca.domain.merchant.MerchantId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;

@Dependent
class SqlRedeemedCardTokens implements RedeemedCardTokens {
    /** Waits for another transaction that redeems the same token, and then knows who won. */
    private static final String REDEEM =
            """
            INSERT INTO redeemed_card_token (token_id, merchant_id, redeemed_at) VALUES (?, ?, ?)
            ON CONFLICT DO NOTHING""";

    /** A little at a time, and never what somebody else holds. */
    private static final String FORGET =
            """
            DELETE FROM redeemed_card_token WHERE token_id IN (
                SELECT token_id FROM redeemed_card_token WHERE redeemed_at < ?
                LIMIT 1000 FOR UPDATE SKIP LOCKED)""";

    private final Sql sql;

    @Inject
    SqlRedeemedCardTokens(Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean redeem(UUID token, MerchantId merchant, Instant at) {
        return sql.update(REDEEM, token, merchant.value(), at) == 1;
    }

    @Override
    public int forget(Instant before) {
        return sql.update(FORGET, before);
    }
}
