package dev.catraca.it;

import dev.catraca.sandbox.Folders;
import dev.catraca.sandbox.SourceTree;
import dev.catraca.sandbox.launcher.LibertyServer;
import dev.catraca.sandbox.launcher.Ports;
import dev.catraca.sandbox.launcher.ServerEnvironment;
import dev.catraca.sandbox.launcher.Surroundings;
import dev.catraca.sandbox.twins.Twins;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A product of a test's own, with surroundings of its own, whose server may be killed. */
public final class OwnServer implements AutoCloseable {
    private static final Duration READY_LIMIT = Duration.ofMinutes(1);

    private final SourceTree tree = SourceTree.find();
    private final Path folder;
    private final Surroundings surroundings;
    private final ServerEnvironment environment;
    private final Map<String, String> configuration;
    private final Product product;
    private LibertyServer server;
    private @Nullable LibertyServer second;

    private OwnServer(Path folder, Function<Twins, Map<String, String>> configuration) {
        this.folder = folder;
        var ports = Ports.free();
        surroundings = Surroundings.start(tree, folder, ports);
        this.configuration = new HashMap<>(Product.IN_TESTS);
        this.configuration.putAll(configuration.apply(surroundings.twins()));
        environment = surroundings.serverEnvironment(ports.server(), this.configuration);
        server = launch();
        product =
                new Product(
                        server.api(),
                        surroundings,
                        environment,
                        surroundings.seed(server.api(), environment));
    }

    /** Starts everything, and waits until it is ready and the demo merchants are in. */
    public static OwnServer start() {
        return start(Map.of());
    }

    /**
     * @param configuration environment variables, such as {@code CATRACA_LIMITS_ENABLED}
     */
    public static OwnServer start(Map<String, String> configuration) {
        return start(twins -> configuration);
    }

    /** Its main system is the twin of a remote one. */
    public static OwnServer startWithRemoteMainSystem() {
        return start(
                twins ->
                        Map.of(
                                "CATRACA_MAIN_SYSTEM_API_BASE",
                                twins.mainSystemBase().toString(),
                                "CATRACA_MAIN_SYSTEM_KEY",
                                twins.mainSystem().key(),
                                "CATRACA_HTTP_TOTAL",
                                "PT8S"));
    }

    private static OwnServer start(Function<Twins, Map<String, String>> configuration) {
        try {
            return new OwnServer(Files.createTempDirectory("catraca-it"), configuration);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Product product() {
        return product;
    }

    /** Everything that the server and its surroundings write is in here. */
    public Path folder() {
        return folder;
    }

    /** {@code kill -9}: what was not committed is lost. */
    public void kill() {
        server.kill();
    }

    /** Starts it again on the same port, after {@link #kill()}, and waits until it is ready. */
    public void restart() {
        server = launch();
    }

    /** Starts another server on the same database, and waits until it is ready. */
    public Product startSecondNode() {
        var other = surroundings.serverEnvironment(Ports.free().server(), configuration);
        var started = LibertyServer.start(tree.liberty(), folder.resolve("second-liberty"), other);
        second = started;
        started.awaitReady(READY_LIMIT);
        return new Product(started.api(), surroundings, other, product.keys());
    }

    /** Lets the second one finish what it is doing, and stops it. */
    public void stopSecondNode() {
        if (second != null) {
            second.close();
            second = null;
        }
    }

    /** {@code kill -STOP}: it stands still in the middle of whatever it does. */
    public void pause() {
        signal("-STOP");
    }

    /** {@code kill -CONT}: it goes on, and does not know that it ever slept. */
    public void resume() {
        signal("-CONT");
    }

    @Override
    public void close() {
        stopSecondNode();
        server.close();
        surroundings.close();
        Folders.delete(folder);
    }

    private void signal(String name) {
        try {
            var kill = new ProcessBuilder("kill", name, Long.toString(server.pid())).start();
            if (kill.waitFor() != 0) {
                throw new IllegalStateException("cannot send " + name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private LibertyServer launch() {
        var started = LibertyServer.start(tree.liberty(), folder.resolve("liberty"), environment);
        started.awaitReady(READY_LIMIT);
        return started;
    }
}
