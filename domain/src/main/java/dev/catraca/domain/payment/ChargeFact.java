package dev.catraca.domain.payment;

import dev.catraca.domain.shared.Money;
import java.time.Instant;
import java.util.Optional;

/** What a provider says of a charge when asked; each is the whole truth at that moment. */
public sealed interface ChargeFact {
    /** The buyer can still pay, or has paid by boleto or PIX and the money is on its way. */
    record Pending() implements ChargeFact {}

    /**
     * Money has arrived: how much in all, what the provider leaves of it after its fee, as far as
     * it says so, how much of it went back, and whether it is disputed.
     */
    record Collected(
            Money received,
            Optional<Money> net,
            Money refunded,
            Dispute dispute,
            Optional<PaymentMethod> method,
            Instant at)
            implements ChargeFact {}

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
