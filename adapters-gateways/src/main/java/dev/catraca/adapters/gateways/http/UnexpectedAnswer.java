package dev.catraca.adapters.gateways.http;

/** An answer that does not say what the party's API promises; the reason names the field, only. */
public final class UnexpectedAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    public UnexpectedAnswer(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }

    /** As outcomes tell it. */
    public String cause() {
        return "unexpected answer: " + reason;
    }
}
