package dev.catraca.application.payment.port;

import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.payment.ChargeReference;
import dev.catraca.domain.payment.Payment;
import dev.catraca.domain.payment.PaymentTerms;
import dev.catraca.domain.payment.RefundId;
import dev.catraca.domain.shared.Money;
import dev.catraca.domain.split.SplitPlan;
import java.time.Duration;
import java.util.Optional;

/**
 * A provider that gives money back when asked to. A gateway opts in by implementing this. What is
 * asked twice happens once: by the key where keys are honoured, else because what happened is read
 * before anything is asked. No method throws for what the provider does; a refund is never asked
 * for inside a transaction.
 */
public interface RefundsCharges {
    ProviderName provider();

    /** Whether money of this kind can go back this way; asks nobody. */
    boolean canRefund(Payment.Collected payment);

    /** Gives part of what the charge collected back to whoever paid. */
    Outcome refund(Request request, ProviderAccount account);

    /**
     * Part of a charge. {@code mayBeThere} says that an earlier call was made, so that the refund
     * is looked for before it is asked for again: keys do not live for ever.
     */
    record Request(
            RefundId id,
            PaymentTerms payment,
            ChargeReference charge,
            Optional<SplitPlan> split,
            Money amount,
            String key,
            boolean mayBeThere) {}

    /** What came of it. */
    sealed interface Outcome {
        /** The provider took it on, under this reference of its own. */
        record Accepted(String reference) implements Outcome {}

        /** The provider said no; certainly nothing happened, and asking again changes nothing. */
        record Refused(String reason) implements Outcome {}

        /** This call certainly did nothing; asking again later may help. */
        record NotSent(String cause, Optional<Duration> retryAfter) implements Outcome {}

        /**
         * The provider keeps a failure for this key and will only repeat it. Nothing came of it, so
         * a new key is safe.
         */
        record KeySpent(String cause) implements Outcome {}

        /** No clear answer: it may have happened, in part or as a whole. */
        record Unclear(String cause, Optional<Duration> retryAfter) implements Outcome {}
    }
}
