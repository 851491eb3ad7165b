package dev.catraca.domain.order;

/**
 * The name of an order's state, for lists and views; the rules are on the types of {@link Order}.
 */
public enum OrderState {
    DRAFT,
    OPEN,
    PAID,
    PARTIALLY_REFUNDED,
    REFUNDED,
    EXPIRED,
    CANCELED,
    FAILED,
    PAID_LATE,
    MISPAID,
    DISPUTED,
    CHARGED_BACK
}
