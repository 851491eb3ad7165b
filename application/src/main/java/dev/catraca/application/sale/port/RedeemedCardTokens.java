package dev.catraca.application.sale.port;

import dev.catraca.domain.merchant.MerchantId;
import java.time.Instant;
import java.util.UUID;

/** Which tokens of cards were used: their ids, and nothing else of them. */
public interface RedeemedCardTokens {
    /**
     * In the caller's transaction, so that a token is spent if and only if what it pays is written.
     * Whether it was unspent; of many at once one is told so, once that one has committed.
     */
    boolean redeem(UUID token, MerchantId merchant, Instant at);

    /** Forgets some of those that were redeemed before; how many. */
    int forget(Instant before);
}
