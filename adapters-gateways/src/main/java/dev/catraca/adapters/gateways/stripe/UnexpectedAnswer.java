package dev.catraca.adapters.gateways.stripe;

/** An answer that does not say what Stripe's API promises; the message names the field, only. */
final class UnexpectedAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    UnexpectedAnswer(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
