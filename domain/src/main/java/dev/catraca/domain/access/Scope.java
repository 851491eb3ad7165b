package dev.catraca.domain.access;

/** What an API key may do. */
public enum Scope {
    ORDERS_READ,
    ORDERS_WRITE,
    REFUNDS_WRITE,
    CATALOGUE_READ,
    CATALOGUE_WRITE,
    PROVISIONING_OPERATE,
    WEBHOOKS_MANAGE,
    ADMIN
}
