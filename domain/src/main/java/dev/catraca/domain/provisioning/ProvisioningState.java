package dev.catraca.domain.provisioning;

/** How far the effect of a paid order has come. */
public enum ProvisioningState {
    PENDING,
    LEASED,
    RETRYING,
    PARKED,
    DONE,
    SUSPENDED,
    REVOKED
}
