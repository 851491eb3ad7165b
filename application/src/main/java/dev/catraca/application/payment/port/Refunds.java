package dev.catraca.application.payment.port;

import dev.catraca.application.shared.port.Lease;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.payment.PaymentId;
import dev.catraca.domain.payment.Refund;
import dev.catraca.domain.payment.RefundId;
import dev.catraca.domain.payment.RefundState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What somebody wants to be given back. A row is written before its call, together with the number
 * that the call's key is made of; of one payment at most one is under way, by a unique index.
 */
public interface Refunds {
    /**
     * Adds a refund that its writer works on first, inside a transaction that holds the order: it
     * is due at {@code lookAt}, should its writer die. Empty if another of its payment is under
     * way.
     */
    Optional<Due> add(Refund refund, Instant lookAt);

    Optional<Refund> find(RefundId id);

    /** Of all payments of the order, the first one first. */
    List<Refund> of(OrderId order);

    /** As {@link Payments#claimDue}. */
    List<Due> claimDue(int limit, Duration lease);

    /** It is done or refused; false if the lease is no longer ours. */
    boolean end(
            RefundId id,
            Lease lease,
            RefundState state,
            Optional<String> reference,
            Optional<String> cause);

    /**
     * What the provider took on came back; false unless it is a refund of this payment that was
     * done. Part of the transaction that books it.
     */
    boolean fail(RefundId id, PaymentId payment, String cause);

    /**
     * Leaves it for later. {@code isOver} says that all calls so far certainly did nothing, so that
     * the next is another one, with another key.
     */
    boolean retry(RefundId id, Lease lease, String cause, Instant at, boolean isOver);

    /**
     * Work on one refund: its {@code number}th call, which {@code mayBeDone} says was begun before.
     */
    record Due(Refund refund, int number, boolean mayBeDone, Lease lease) {
        /** The same for as long as the call is the same. */
        public String key() {
            return "catraca-%s-refund-%d".formatted(refund.id(), number);
        }
    }
}
