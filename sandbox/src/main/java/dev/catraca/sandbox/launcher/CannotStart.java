package dev.catraca.sandbox.launcher;

/** Something the person at the keyboard can mend; the message says what. */
final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1;

    CannotStart(String message) {
        super(message);
    }
}
