package dev.catraca.domain.account;

/** What a subscription is worth at a moment. */
public enum SubscriptionState {
    ACTIVE,
    SUSPENDED,
    REVOKED,
    EXPIRED
}
