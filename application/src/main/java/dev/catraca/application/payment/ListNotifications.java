package dev.catraca.application.payment;

import dev.catraca.application.payment.port.Inbox;
import dev.catraca.domain.access.Principal;
import dev.catraca.domain.payment.Notification;
import dev.catraca.domain.payment.NotificationState;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Shows what providers sent and what became of it, the newest first. */
public final class ListNotifications {
    private final Inbox inbox;

    public ListNotifications(Inbox inbox) {
        this.inbox = inbox;
    }

    public record Query(
            Principal principal,
            Optional<NotificationState> state,
            Optional<UUID> before,
            int limit) {}

    public List<Notification> list(Query query) {
        return inbox.list(
                query.state(), query.principal().merchant(), query.before(), query.limit());
    }
}
