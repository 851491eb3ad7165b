package dev.catraca.domain.order;

/** The access that an order is worth in its present state. */
public enum Access {
    NONE,
    ACTIVE,
    SUSPENDED,
    REVOKED
}
