package dev.catraca.application.notification.port;

import dev.catraca.application.shared.port.Lease;
import dev.catraca.domain.order.OrderId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Mails to be sent, written in the transaction of what they tell. */
public interface Mails {
    void add(Mail mail, Instant at);

    /**
     * The same for the mail that tells the order's buyer of the access: they may watch it leave.
     */
    void add(Mail mail, OrderId order, Instant at);

    /** As {@link dev.catraca.application.payment.port.Payments#claimDue}. */
    List<Due> claimDue(int limit, Duration lease);

    /** Ends the row and forgets the text, which may hold a link that is a secret. */
    boolean sent(Mail mail, Lease lease);

    boolean retry(Mail mail, Lease lease, String cause, Instant at);

    boolean park(Mail mail, Lease lease, String cause);

    record Due(Mail mail, Lease lease) {}
}
