package dev.catraca.application.payment.port;

import dev.catraca.application.shared.port.Lease;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.payment.ChargeReference;
import dev.catraca.domain.payment.PaymentTerms;
import dev.catraca.domain.payment.Transfer;
import dev.catraca.domain.payment.TransferId;
import dev.catraca.domain.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The shares that payees get by transfers of their own: one row for a payment and payee, by a
 * unique key, and another for each time that a failed refund gives a share back. Each says how much
 * the payee is to have; the worker drives the provider there.
 *
 * <p>A call under way is part of its row: its amount and its key are fixed when it is claimed first
 * and stay as they are until its end is known, whatever is wanted meanwhile.
 */
public interface Transfers {
    /**
     * Wants these payees to have this much of the payment, inside the transaction that books it.
     * What is wanted only shrinks, and nothing is no row. Of an order one payment is shared.
     */
    void want(PaymentTerms payment, List<Wish> wishes, Instant at);

    /**
     * The same where payees are to have more again, because a refund failed: what is missing is a
     * transfer of its own, as the first one may be on its way back.
     */
    void wantAgain(PaymentTerms payment, List<Wish> wishes, Instant at);

    /** As {@link Payments#claimDue}. */
    List<Due> claimDue(int limit, Duration lease);

    /**
     * Ends the call: the payee has got {@code sent} in all, of which {@code reversed} went back;
     * false if the lease is no longer ours. If that is not what is wanted the row is due again.
     */
    boolean reached(
            TransferId id, Lease lease, Optional<String> reference, Money sent, Money reversed);

    /** {@code isOver} says that the call certainly did nothing, so that the next is another one. */
    boolean retry(TransferId id, Lease lease, String cause, Instant at, boolean isOver);

    /** Leaves it until somebody asks for it again. */
    boolean park(TransferId id, Lease lease, String cause, boolean isOver);

    /** Of all payments of the order. */
    List<Transfer> of(OrderId order);

    /**
     * Makes due again what was parked of payments requested between {@code from} and {@code to}; of
     * the merchant's (and its units') accounts, if given.
     */
    void tryParkedAgain(Optional<MerchantId> merchant, Instant from, Instant to);

    /** The id is used if there is no row yet; the {@code payee} is its account in the ledger. */
    record Wish(TransferId idIfNew, String payee, String wallet, Money amount) {}

    /**
     * Work on one share: a call for {@code amount}, which is zero if there is nothing to do, the
     * {@code number}th about this share. {@code mayBeDone} says that it was begun before.
     */
    record Due(
            TransferId id,
            OrderId order,
            ProviderName provider,
            MerchantId account,
            ChargeReference charge,
            String payee,
            String wallet,
            Optional<String> reference,
            Money sent,
            Money reversed,
            Money amount,
            int number,
            boolean mayBeDone,
            Lease lease) {
        /** The same for as long as the call is the same. */
        public String key() {
            return "catraca-%s-%s-%d"
                    .formatted(id, reference.isEmpty() ? "transfer" : "reverse", number);
        }
    }
}
