package dev.catraca.domain.payment;

/**
 * A provider's own id of what collects the money, such as {@code cs_test_…}; where a provider gives
 * none, ours.
 */
public record ChargeReference(String value) {
    /** For a payment to which the provider gave no id. */
    public static ChargeReference ours(PaymentId payment) {
        return new ChargeReference("catraca-" + payment);
    }
}
