package dev.catraca.sandbox.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How much processor time processes have used, from Linux' {@code /proc}. */
final class Machine {
    /** The kernel's unit for user space, on every Linux of today. */
    private static final long TICKS_PER_SECOND = 100;

    private Machine() {}

    /** Of the process and all its children, alive or ended. */
    static Duration cpu(long pid) {
        var own = ticks(pid);
        var children =
                ProcessHandle.of(pid).stream()
                        .flatMap(ProcessHandle::descendants)
                        .mapToLong(it -> ticks(it.pid()))
                        .sum();
        return Duration.ofMillis((own + children) * 1_000 / TICKS_PER_SECOND);
    }

    /** "AMD EPYC …, 2 cores". */
    static String description() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            var name =
                    lines.filter(it -> it.startsWith("model name"))
                            .map(it -> it.substring(it.indexOf(':') + 1).strip())
                            .findFirst()
                            .orElse("unknown processor");
            return "%s, %d cores, Java %s"
                    .formatted(
                            name,
                            Runtime.getRuntime().availableProcessors(),
                            System.getProperty("java.version"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long ticks(long pid) {
        return stat(pid)
                .map(
                        it -> {
                            // The name in parentheses may hold anything; fields count after it.
                            var fields = it.substring(it.lastIndexOf(')') + 2).split(" ", -1);
                            return Long.parseLong(fields[11])
                                    + Long.parseLong(fields[12])
                                    + Long.parseLong(fields[13])
                                    + Long.parseLong(fields[14]);
                        })
                .orElse(0L);
    }

    private static Optional<String> stat(long pid) {
        try {
            return Optional.of(Files.readString(Path.of("/proc", Long.toString(pid), "stat")));
        } catch (NoSuchFileException ended) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
