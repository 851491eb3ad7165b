package dev.catraca.application.reconciliation.port;

import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.ProviderName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Up to when each provider account was asked for notifications that never arrived. */
public interface Backlogs {
    /**
     * Takes an account whose turn it is; its next turn comes after {@code pause}, on any node. Runs
     * as one statement of its own.
     */
    Optional<Turn> claimDue(Duration pause);

    /** Makes it every account's turn now. */
    void askAllNow();

    void askedUntil(Turn turn, Instant until);

    /** {@code askedUntil} is empty if the account was never asked. */
    record Turn(MerchantId merchant, ProviderName provider, Optional<Instant> askedUntil) {}
}
