package dev.catraca.domain.payment;

/** How the buyer pays. */
public enum PaymentMethod {
    CARD,
    PIX,
    BOLETO
}
