package dev.catraca.wiring;

/**
 * Hears that the process was asked to end. The server tells the application only after it stopped
 * listening and waited for the requests in flight: too late to stop taking up work.
 */
final class StopSignal {
    private final Thread hook;
    private boolean isRaised;

    StopSignal(Runnable reaction) {
        hook =
                new Thread(
                        () -> {
                            raise();
                            reaction.run();
                        },
                        "catraca-stop");
    }

    void hear() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Where only the application ends, and the process goes on. */
    synchronized void forget() {
        if (!isRaised) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }

    private synchronized void raise() {
        isRaised = true;
    }
}
