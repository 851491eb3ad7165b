package dev.catraca.sandbox.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Processes that outlived a killed launcher. Only whoever holds the state folder may end them: they
 * can belong to nobody else then.
 */
final class Leftovers {
    private static final int SECONDS = 5;

    private Leftovers() {}

    /**
     * Ends the process whose id stands in the first line of a file.
     *
     * @param mark a part of its command line: ids are given to others again
     */
    static void end(Path pidFile, String mark) {
        if (!Files.exists(pidFile)) {
            return;
        }
        try (var lines = Files.lines(pidFile)) {
            lines.findFirst()
                    .map(Long::valueOf)
                    .flatMap(ProcessHandle::of)
                    .filter(it -> it.info().commandLine().orElse("").contains(mark))
                    .ifPresent(Leftovers::end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        if (!hasEnded(process)) {
            process.destroyForcibly();
            if (!hasEnded(process)) {
                throw new CannotStart(
                        "process %d of an earlier start does not end".formatted(process.pid()));
            }
        }
    }

    private static boolean hasEnded(ProcessHandle process) {
        try {
            process.onExit().get(SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while ending " + process.pid(), e);
        }
    }
}
