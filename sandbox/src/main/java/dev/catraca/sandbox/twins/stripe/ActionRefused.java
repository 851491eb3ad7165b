package dev.catraca.sandbox.twins.stripe;

/** A session's state does not allow what somebody tried on its page. */
public final class ActionRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ActionRefused(String why) {
        super(why);
    }
}
