package dev.catraca.domain.provisioning;

import java.util.UUID;

/** Also the idempotency key that the main system gets, at every attempt the same. */
public record ProvisioningId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
