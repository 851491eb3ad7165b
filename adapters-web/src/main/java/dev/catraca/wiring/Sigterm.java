package dev.catraca.wiring;

import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Objects;

/**
 * SIGTERM of this process. Java tells of signals by {@code sun.misc.Signal}, which it supports, but
 * only by an internal name that javac warns of: hence the reflection.
 */
final class Sigterm {
    private final Runnable first;
    private final Class<?> type;
    private final Class<?> handlerType;
    private volatile Object former = new Object();

    Sigterm(Runnable first) throws ReflectiveOperationException {
        this.first = first;
        var platform = ClassLoader.getPlatformClassLoader();
        type = platform.loadClass("sun.misc.Signal");
        handlerType = platform.loadClass("sun.misc.SignalHandler");
    }

    /** From now on the process does something else first, and then ends as before. */
    void hear() throws ReflectiveOperationException {
        var handling =
                MethodHandles.lookup()
                        .bind(this, "handle", MethodType.methodType(void.class, Object.class));
        var handler = MethodHandleProxies.asInterfaceInstance(handlerType, handling);
        var signal = type.getConstructor(String.class).newInstance("TERM");
        former =
                Objects.requireNonNull(
                        type.getMethod("handle", type, handlerType).invoke(null, signal, handler));
    }

    void handle(Object signal) throws ReflectiveOperationException {
        try {
            first.run();
        } finally {
            handlerType.getMethod("handle", type).invoke(former, signal);
        }
    }
}
