package dev.catraca.application.payment.port;

import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.order.OrderState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** How far buyers have come on their way from the payment to their access. */
public interface Journeys {
    /** Of those orders that exist; one statement for all of them. */
    List<Journey> of(Collection<OrderId> orders);

    /**
     * {@code expectsAccess} says that the order buys access to a main system; the mail is the one
     * that tells the buyer of it, if we send one.
     */
    record Journey(
            OrderId order,
            OrderState state,
            Optional<Instant> paidAt,
            Optional<Instant> endedAt,
            boolean expectsAccess,
            Optional<Instant> accountMadeAt,
            MailState mail,
            Optional<Instant> mailEndedAt) {}

    /** What became of the mail. */
    enum MailState {
        NONE,
        WAITING,
        SENT,
        /** It could not be delivered. */
        GIVEN_UP
    }
}
