package dev.catraca.wiring;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Hears that the process was asked to end. The server tells the application only after it stopped
 * listening and waited for the requests in flight: too late to stop taking up work, and too late to
 * tell whoever sends us requests. So SIGTERM is heard before the server, which hears of it when the
 * pause is over; however else the process ends, a shutdown hook hears of it beside the server.
 */
final class StopSignal {
    private static final System.Logger LOG = System.getLogger(StopSignal.class.getName());

    private final Thread hook;
    private final Runnable reaction;
    private final Duration pause;
    private final CountDownLatch forgotten = new CountDownLatch(1);
    private final ClassLoader classes = Thread.currentThread().getContextClassLoader();
    private boolean isRaised;

    StopSignal(Runnable reaction, Duration pause) {
        this.reaction = reaction;
        this.pause = pause;
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
        try {
            new Sigterm(this::announce).hear();
        } catch (ReflectiveOperationException | IllegalArgumentException unheard) {
            LOG.log(Level.WARNING, "SIGTERM ends this server without a pause", unheard);
        }
    }

    /** Where only the application ends, and the process goes on. */
    synchronized void forget() {
        forgotten.countDown();
        if (!isRaised) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }

    /** Reacts, and gives others time to notice. */
    private void announce() {
        Thread.currentThread().setContextClassLoader(classes);
        reaction.run();
        try {
            var _ = forgotten.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException now) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void raise() {
        isRaised = true;
    }
}
