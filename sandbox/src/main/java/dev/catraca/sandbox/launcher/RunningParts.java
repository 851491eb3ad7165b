package dev.catraca.sandbox.launcher;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * What was started and must be stopped, the last first. Starting and stopping exclude each other,
 * so that a signal in the middle of a start leaves nothing behind.
 */
final class RunningParts {
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private boolean stopped;

    synchronized <T extends AutoCloseable> T start(Supplier<T> starter) {
        requireNotStopped();
        var part = starter.get();
        parts.push(part);
        return part;
    }

    /** Changes something inside a part. */
    synchronized void change(Runnable work) {
        requireNotStopped();
        work.run();
    }

    synchronized void stop() {
        stopped = true;
        while (!parts.isEmpty()) {
            var part = parts.pop();
            try {
                part.close();
            } catch (Exception e) {
                // The others must go down as well.
                System.err.println("could not stop " + part.getClass().getSimpleName() + ": " + e);
            }
        }
    }

    synchronized boolean isStopped() {
        return stopped;
    }

    private void requireNotStopped() {
        if (stopped) {
            throw new IllegalStateException("everything is being stopped");
        }
    }
}
