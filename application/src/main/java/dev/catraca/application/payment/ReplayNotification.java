package dev.catraca.application.payment;

import dev.catraca.application.payment.port.Inbox;
import dev.catraca.application.shared.port.Doorbell;
import dev.catraca.application.shared.port.Doorbell.Queue;
import dev.catraca.domain.access.Principal;
import java.util.UUID;

/** An operator wants a provider's message to be looked at again. */
public final class ReplayNotification {
    private final Inbox inbox;
    private final Doorbell doorbell;

    public ReplayNotification(Inbox inbox, Doorbell doorbell) {
        this.inbox = inbox;
        this.doorbell = doorbell;
    }

    public record Command(UUID notification, Principal principal) {}

    /** False if the principal has no such notification. */
    public boolean replay(Command command) {
        var isDue = inbox.replay(command.notification(), command.principal().merchant());
        if (isDue) {
            doorbell.ring(Queue.NOTIFICATIONS);
        }
        return isDue;
    }
}
