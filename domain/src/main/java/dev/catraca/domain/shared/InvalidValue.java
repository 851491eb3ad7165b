package dev.catraca.domain.shared;

/**
 * The world supplied a value that we refuse. The code is stable and kebab-case; the message is for
 * people and never repeats the value, which may be personal.
 */
public final class InvalidValue extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    public InvalidValue(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
