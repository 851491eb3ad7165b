package dev.catraca.sandbox.launcher;

import dev.catraca.sandbox.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of Open Liberty with the WAR that ships. */
public final class LibertyServer implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final String APPLICATION_FAILED = "CWWKZ0002E";
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final Process process;
    private final URI api;
    private final Path log;
    private volatile boolean ready;

    private LibertyServer(Process process, URI api, Path log) {
        this.process = process;
        this.api = api;
        this.log = log;
    }

    /**
     * Starts the process; it does not answer yet.
     *
     * @param liberty where Liberty is unpacked
     * @param output Liberty's work files and logs: no two running servers may share it
     */
    public static LibertyServer start(Path liberty, Path output, ServerEnvironment environment) {
        var script = liberty.resolve("bin/server");
        if (!Files.isExecutable(script)) {
            throw new CannotStart("there is no server at " + script + "; build with ./mvnw -Prun");
        }
        try {
            var log = newLog(Files.createDirectories(output));
            var builder =
                    new ProcessBuilder(script.toString(), "run", "catraca")
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile());
            builder.environment().putAll(environment.variables());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().put("WLP_OUTPUT_DIR", output.toString());
            return new LibertyServer(
                    builder.start(), URI.create("http://localhost:" + environment.port()), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes the next start a cold one. Liberty remembers unpacked jars by their dates, and a
     * reproducible build gives every jar the same one: after a build it would run the old jars.
     */
    static void forgetEarlierBuilds(Path output) {
        Folders.delete(output.resolve("catraca/workarea"));
    }

    /** Waits until it answers that it is ready to serve. */
    public void awaitReady(Duration limit) {
        var deadline = System.nanoTime() + limit.toNanos();
        while (!answersReady()) {
            if (hasEndedWithin(PAUSE)) {
                throw new CannotStart("the server gave up: " + lastErrors());
            }
            if (errors().stream().anyMatch(it -> it.contains(APPLICATION_FAILED))) {
                throw new CannotStart("the server cannot run the application: " + lastErrors());
            }
            if (System.nanoTime() > deadline) {
                throw new CannotStart(
                        "the server is not ready after %d s: %s"
                                .formatted(limit.toSeconds(), lastErrors()));
            }
        }
        ready = true;
    }

    /** Where it answers: {@code http://localhost:9080}. */
    public URI api() {
        return api;
    }

    public long pid() {
        return process.pid();
    }

    /** What it printed. */
    Path log() {
        return log;
    }

    /**
     * Lets it finish what it is doing, then stops it. Liberty hears no signal before it is ready,
     * and has nothing to finish.
     */
    @Override
    public void close() {
        process.destroy();
        if (!ready || !hasEndedWithin(STOP_LIMIT)) {
            kill();
        }
    }

    /** Ends it at once, as {@code kill -9} does, and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        if (!hasEndedWithin(STOP_LIMIT)) {
            throw new IllegalStateException("process " + pid() + " survives being killed");
        }
    }

    boolean hasEndedWithin(Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the server", e);
        }
    }

    private boolean answersReady() {
        var request =
                HttpRequest.newBuilder(api.resolve("/health/ready"))
                        .timeout(Duration.ofSeconds(2))
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // not listening yet
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the server", e);
        }
    }

    private String lastErrors() {
        var errors = errors();
        var last = errors.subList(Math.max(0, errors.size() - 3), errors.size());
        return String.join("; ", last) + " (see " + log + ")";
    }

    private List<String> errors() {
        try (var lines = Files.lines(log)) {
            return lines.filter(it -> it.startsWith("[ERROR")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The log of the start before stays beside it: whoever restarts wants to know why. */
    private static Path newLog(Path folder) throws IOException {
        var log = folder.resolve("server.log");
        if (Files.exists(log)) {
            Files.move(
                    log,
                    folder.resolve("server.previous.log"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        return log;
    }
}
