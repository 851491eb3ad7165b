package dev.catraca.application.payment.port;

import dev.catraca.application.shared.port.Lease;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.payment.ChargeReference;
import dev.catraca.domain.payment.PageTerms;
import dev.catraca.domain.payment.Payment;
import dev.catraca.domain.payment.PaymentId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All payments. Each is changed only under the row lock of its order. */
public interface Payments {
    /** Adds an attempt whose page shows the order's lines. */
    default void add(Payment.Requested payment, Instant lookAt) {
        add(payment, Optional.empty(), lookAt);
    }

    /**
     * Adds an attempt, to be looked after at {@code lookAt} if nobody has until then; {@code page}
     * is kept until it is open.
     */
    void add(Payment.Requested payment, Optional<PageTerms> page, Instant lookAt);

    /** What its page shows, as long as it is not open, if it is not simply the order's lines. */
    Optional<PageTerms> page(PaymentId id);

    Optional<Payment> find(PaymentId id);

    /** The attempt that counts: the last one. */
    Optional<Payment> latest(OrderId order);

    /** All attempts of the order, the first one first. */
    List<Payment> of(OrderId order);

    /** All attempts of these orders; those of each order in their order. */
    List<Payment> of(List<OrderId> orders);

    Optional<Payment> find(ProviderName provider, MerchantId account, ChargeReference reference);

    /** Writes the payment and when to look again; never, if {@code lookAt} is empty. */
    void save(Payment payment, Optional<Instant> lookAt);

    /**
     * Takes up to {@code limit} payments that are due to be looked after, for the length of the
     * lease, skipping those that others hold. Runs as one statement of its own.
     */
    List<Due> claimDue(Stage stage, int limit, Duration lease);

    /**
     * Puts off the next look, for ever if {@code lookAt} is empty; nothing if the lease is no
     * longer ours.
     */
    void postpone(PaymentId id, Lease lease, Optional<Instant> lookAt);

    /**
     * Makes all payments due that were requested between {@code from} and {@code to}, that can be
     * read, and that nobody looks at now; of the merchant (and its units), if given. How many.
     */
    int lookAgain(Optional<MerchantId> merchant, Instant from, Instant to);

    /** Whether buyers may still be waiting for it: what is settled never holds them up. */
    enum Stage {
        UNSETTLED,
        SETTLED
    }

    record Due(Payment payment, Lease lease) {}
}
