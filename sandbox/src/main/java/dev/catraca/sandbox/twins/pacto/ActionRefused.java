package dev.catraca.sandbox.twins.pacto;

/** The state of a sale does not allow what somebody tried. */
public final class ActionRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ActionRefused(String why) {
        super(why, null, false, false);
    }
}
