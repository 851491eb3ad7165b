package dev.catraca.application.provisioning;

import dev.catraca.application.provisioning.port.Provisionings;
import dev.catraca.application.shared.port.Doorbell;
import dev.catraca.application.shared.port.Doorbell.Queue;
import dev.catraca.domain.access.Principal;
import dev.catraca.domain.provisioning.ProvisioningId;

/** An operator wants an unfinished effect to be tried now. */
public final class RetryProvisioning {
    private final Provisionings provisionings;
    private final Doorbell doorbell;

    public RetryProvisioning(Provisionings provisionings, Doorbell doorbell) {
        this.provisionings = provisionings;
        this.doorbell = doorbell;
    }

    public record Command(ProvisioningId provisioning, Principal principal) {}

    /** False if the principal has no such effect that is unfinished. */
    public boolean retry(Command command) {
        var isDue = provisionings.retryNow(command.provisioning(), command.principal().merchant());
        if (isDue) {
            doorbell.ring(Queue.PROVISIONINGS);
        }
        return isDue;
    }
}
