package dev.catraca.domain.payment;

import dev.catraca.domain.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a provider says of a charge when asked; each is the whole truth at that moment. */
public sealed interface ChargeFact {
    /** The buyer can still pay, or has paid by boleto or PIX and the money is on its way. */
    record Pending() implements ChargeFact {}

    /**
     * Money has arrived: how much in all, what the provider leaves of it after its fee, as far as
     * it says so, how much of it went back, and whether it is disputed. {@code failed} are the
     * refunds that were on their way and came back; they are not part of {@code refunded}. The
     * {@code fee} is what the provider takes from the owner of the account alone, whatever the
     * shares are of.
     */
    record Collected(
            Money received,
            Optional<Money> net,
            Money refunded,
            List<FailedRefund> failed,
            Optional<Money> fee,
            Dispute dispute,
            Optional<PaymentMethod> method,
            Instant at)
            implements ChargeFact {
        public Collected {
            failed = List.copyOf(failed);
        }

        /** Money of which no refund has failed, and no fee is told. */
        public Collected(
                Money received,
                Optional<Money> net,
                Money refunded,
                Dispute dispute,
                Optional<PaymentMethod> method,
                Instant at) {
            this(received, net, refunded, List.of(), Optional.empty(), dispute, method, at);
        }

        /** What was on its way back and came back in all. */
        public Money failedInAll() {
            return failed.stream()
                    .map(FailedRefund::amount)
                    .reduce(Money.zero(received.currency()), Money::plus);
        }
    }

    /**
     * A refund that never reached the buyer, for good: the money is where it was before. {@code
     * refund} is our own id of it, if it was ours.
     */
    record FailedRefund(Optional<RefundId> refund, Money amount, String reason) {}

    /** The provider asks for nothing: the charge is complete without money. */
    record NothingDue(Instant at) implements ChargeFact {}

    record Declined(String reason, Instant at) implements ChargeFact {}

    record Expired(Instant at) implements ChargeFact {}

    record Canceled(Instant at) implements ChargeFact {}

    /** How far the buyer's bank has gone in asking for the money back. */
    enum Dispute {
        NONE,
        OPEN,
        LOST
    }
}
