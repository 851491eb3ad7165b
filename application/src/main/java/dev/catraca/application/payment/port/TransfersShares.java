package dev.catraca.application.payment.port;

import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.payment.ChargeReference;
import dev.catraca.domain.payment.PaymentTerms;
import dev.catraca.domain.payment.TransferId;
import dev.catraca.domain.shared.Money;
import dev.catraca.domain.split.SplitPlan;
import java.time.Duration;
import java.util.Optional;

/**
 * A provider that sends payees their shares one by one after the charge. A gateway opts in by
 * implementing this. What is asked twice with one key happens once. No method throws for what the
 * provider does; transfers and reversals are never asked for inside a transaction.
 */
public interface TransfersShares {
    ProviderName provider();

    /** Whether this payment's shares are not sent with the charge itself; asks nobody. */
    boolean isNeeded(PaymentTerms payment, SplitPlan split);

    /** Sends a share of what the charge collected. */
    Outcome transfer(Share share, ProviderAccount account);

    /** Takes part of a transfer back. */
    Outcome reverse(Return back, ProviderAccount account);

    /**
     * Part of a charge. {@code mayBeThere} says that an earlier call with this key was made, so
     * that a transfer is looked for before it is asked for again: keys do not live for ever.
     */
    record Share(
            TransferId id,
            OrderId order,
            ChargeReference charge,
            String wallet,
            Money amount,
            String key,
            boolean mayBeThere) {}

    /** Part of a transfer, of which {@code before} went back already. */
    record Return(String transfer, Money amount, Money before, String key) {}

    /** What came of it. */
    sealed interface Outcome {
        /** The transfer as the provider has it now: what went back of it in all. */
        record Done(String transfer, Money reversed) implements Outcome {}

        /** The provider said no; certainly nothing happened, and asking again changes nothing. */
        record Refused(String reason) implements Outcome {}

        /** This call certainly did nothing; asking again later may help. */
        record NotDone(String cause, Optional<Duration> retryAfter) implements Outcome {}

        /**
         * The provider keeps a failure for this key and will only repeat it. Nothing came of it, so
         * a new key is safe.
         */
        record KeySpent(String cause) implements Outcome {}

        /** No clear answer: it may have happened. The same key finds out. */
        record Unclear(String cause, Optional<Duration> retryAfter) implements Outcome {}
    }
}
