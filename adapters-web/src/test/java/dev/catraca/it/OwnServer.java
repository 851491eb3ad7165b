package dev.catraca.it;

import dev.catraca.sandbox.Folders;
import dev.catraca.sandbox.SourceTree;
import dev.catraca.sandbox.launcher.LibertyServer;
import dev.catraca.sandbox.launcher.Ports;
import dev.catraca.sandbox.launcher.ServerEnvironment;
import dev.catraca.sandbox.launcher.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A product of a test's own, with surroundings of its own, whose server may be killed. */
public final class OwnServer implements AutoCloseable {
    private static final Duration READY_LIMIT = Duration.ofMinutes(1);

    private final SourceTree tree = SourceTree.find();
    private final Path folder;
    private final Surroundings surroundings;
    private final ServerEnvironment environment;
    private final Product product;
    private final Map<String, String> configuration;
    private LibertyServer server;
    private @Nullable LibertyServer second;

    private OwnServer(Path folder, Map<String, String> configuration) {
        this.folder = folder;
        var ports = Ports.free();
        surroundings = Surroundings.start(tree, folder, ports);
        this.configuration = new HashMap<>(Product.UNLIMITED);
        this.configuration.putAll(configuration);
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
     * @param configuration environment variables, such as {@code CATRACA_MAIN_SYSTEM_API_BASE}
     */
    public static OwnServer start(Map<String, String> configuration) {
        try {
            return new OwnServer(Files.createTempDirectory("catraca-it"), configuration);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Product product() {
        return product;
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

    @Override
    public void close() {
        if (second != null) {
            second.close();
        }
        server.close();
        surroundings.close();
        Folders.delete(folder);
    }

    private LibertyServer launch() {
        var started = LibertyServer.start(tree.liberty(), folder.resolve("liberty"), environment);
        started.awaitReady(READY_LIMIT);
        return started;
    }
}
