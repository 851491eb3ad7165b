package dev.catraca.domain.payment;

/** The name of a payment's state, for rows and views; the rules are in {@link Payment#merge}. */
public enum PaymentState {
    REQUESTED,
    PENDING,
    UNKNOWN,
    PAID,
    DECLINED,
    EXPIRED,
    CANCELED,
    PARTIALLY_REFUNDED,
    REFUNDED,
    DISPUTED,
    CHARGED_BACK,
    DUPLICATE
}
