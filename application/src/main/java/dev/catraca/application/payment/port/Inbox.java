package dev.catraca.application.payment.port;

import dev.catraca.application.shared.port.Lease;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.payment.Notification;
import dev.catraca.domain.payment.NotificationState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The notifications that providers sent. Each ends applied, ignored with a reason, or parked with a
 * cause; none is dropped.
 */
public interface Inbox {
    /**
     * Stores the notification durably as one statement of its own; false if this provider account
     * sent one with the same key before. One that is known to be irrelevant is ignored at once:
     * nobody has to look at it again.
     */
    boolean receive(Received notification);

    /** As {@link Payments#claimDue}. */
    List<Claimed> claimDue(int limit, Duration lease);

    /**
     * Ends the row, inside the transaction that applied it; false if the lease is no longer ours.
     */
    boolean end(UUID id, Lease lease, Ending ending);

    /** Leaves the row for later; false if the lease is no longer ours. */
    boolean retry(UUID id, Lease lease, String cause, Instant at);

    /**
     * Up to {@code limit} notifications older than {@code before}, the newest first; of the given
     * state and of the merchant's (and its units') accounts, if given.
     */
    List<Notification> list(
            Optional<NotificationState> state,
            Optional<MerchantId> merchant,
            Optional<UUID> before,
            int limit);

    /** Makes an ended notification due again; false if the merchant has none of this id. */
    boolean replay(UUID id, Optional<MerchantId> merchant);

    /**
     * {@code eventKey} is the provider's event id, else a hash of the body; {@code irrelevance} is
     * why it can be ignored.
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Received(
            UUID id,
            ProviderName provider,
            MerchantId account,
            String eventKey,
            byte[] body,
            Instant receivedAt,
            Optional<String> irrelevance) {
        public Received(
                UUID id,
                ProviderName provider,
                MerchantId account,
                String eventKey,
                byte[] body,
                Instant receivedAt) {
            this(id, provider, account, eventKey, body, receivedAt, Optional.empty());
        }
    }

    /** {@code receivedAt} tells how long a row has waited. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Claimed(
            UUID id,
            ProviderName provider,
            MerchantId account,
            byte[] body,
            Instant receivedAt,
            Lease lease) {}

    /** How a notification ended. */
    sealed interface Ending {
        record Applied(OrderId order) implements Ending {}

        record Ignored(String reason, Optional<OrderId> order) implements Ending {}

        record Parked(String cause) implements Ending {}
    }
}
