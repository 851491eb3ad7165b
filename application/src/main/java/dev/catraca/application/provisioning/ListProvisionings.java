package dev.catraca.application.provisioning;

import dev.catraca.application.provisioning.port.Provisionings;
import dev.catraca.domain.access.Principal;
import dev.catraca.domain.provisioning.Provisioning;
import dev.catraca.domain.provisioning.ProvisioningId;
import dev.catraca.domain.provisioning.ProvisioningState;
import java.util.List;
import java.util.Optional;

/** Shows the effects of paid orders and how far they have come, the newest first. */
public final class ListProvisionings {
    private final Provisionings provisionings;

    public ListProvisionings(Provisionings provisionings) {
        this.provisionings = provisionings;
    }

    public record Query(
            Principal principal,
            Optional<ProvisioningState> state,
            Optional<ProvisioningId> before,
            int limit) {}

    public List<Provisioning> list(Query query) {
        return provisionings.list(
                query.state(), query.principal().merchant(), query.before(), query.limit());
    }
}
