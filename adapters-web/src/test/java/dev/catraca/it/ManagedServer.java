package dev.catraca.it;

import static org.awaitility.Awaitility.await;

import dev.catraca.sandbox.Folders;
import dev.catraca.sandbox.SourceTree;
import dev.catraca.sandbox.launcher.Ports;
import dev.catraca.sandbox.launcher.ServerEnvironment;
import dev.catraca.sandbox.launcher.Surroundings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.jboss.arquillian.container.spi.event.container.AfterStop;
import org.jboss.arquillian.container.spi.event.container.BeforeStart;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jspecify.annotations.Nullable;

/**
 * The surroundings of the server that Arquillian starts before the first test and stops after the
 * last. That server deploys the WAR that ships by the {@code server.xml} that ships, and is told of
 * its surroundings by the environment, as everywhere.
 */
public final class ManagedServer implements LoadableExtension {
    private static final Duration READY_LIMIT = Duration.ofMinutes(1);

    private static @Nullable Product product;

    @Override
    public void register(ExtensionBuilder builder) {
        builder.observer(Hooks.class);
    }

    static synchronized Product product() {
        if (product == null) {
            throw new IllegalStateException("no server: the test class needs @ArquillianTest");
        }
        if (product.keys().isEmpty()) {
            product = seeded(product);
        }
        return product;
    }

    private static Product seeded(Product bare) {
        await("readiness; otherwise see usr/servers/catraca-it/logs/messages.log")
                .atMost(READY_LIMIT)
                .ignoreExceptions()
                .until(() -> bare.http().get("/health/ready").status() == 200);
        var keys = bare.surroundings().seed(bare.api(), bare.environment());
        return new Product(bare.api(), bare.surroundings(), bare.environment(), keys);
    }

    /** Called by Arquillian. */
    static final class Hooks {
        private final Path folder;

        Hooks() throws IOException {
            folder = Files.createTempDirectory("catraca-it");
        }

        void prepare(@Observes BeforeStart event) throws IOException {
            var tree = SourceTree.find();
            var ports = Ports.free();
            var surroundings = Surroundings.start(tree, folder, ports);
            var environment = surroundings.serverEnvironment(ports.server(), Product.IN_TESTS);
            var server = tree.liberty().resolve("usr/servers/catraca-it");
            Files.write(server.resolve("server.env"), lines(environment));
            // It would run the jars of an earlier build: all of them have the same date.
            Folders.delete(server.resolve("workarea"));
            var api = URI.create("http://localhost:" + ports.server());
            product = new Product(api, surroundings, environment, Map.of());
        }

        void clean(@Observes AfterStop event) {
            if (product != null) {
                product.surroundings().close();
            }
            Folders.delete(folder);
        }

        private static Iterable<String> lines(ServerEnvironment environment) {
            var lines = new ArrayList<String>();
            lines.add("JAVA_HOME=" + System.getProperty("java.home"));
            environment.variables().forEach((name, value) -> lines.add(name + "=" + value));
            return lines;
        }
    }
}
