package dev.catraca.domain.payment;

/** What became of a provider's notification. */
public enum NotificationState {
    RECEIVED,
    APPLIED,
    IGNORED,
    PARKED
}
