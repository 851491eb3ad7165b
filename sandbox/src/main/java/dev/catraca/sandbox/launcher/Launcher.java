package dev.catraca.sandbox.launcher;

import dev.catraca.sandbox.SourceTree;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * The program behind {@code ./mvnw -Prun}: starts PostgreSQL, the twins and the server, puts in the
 * demo merchants, restarts what dies, and takes everything down with itself or with Maven.
 */
public final class Launcher {
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int RESTARTS_IN_VAIN = 3;

    private final SourceTree tree;
    private final StateFolder state;
    private final RunningParts parts;
    private final Surroundings surroundings;
    private final ServerEnvironment environment;
    private final ReadyFile readyFile;
    private LibertyServer server;
    private Map<String, String> apiKeys = Map.of();

    private Launcher(
            SourceTree tree,
            StateFolder state,
            Ports ports,
            RunningParts parts,
            ReadyFile readyFile) {
        this.tree = tree;
        this.state = state;
        this.parts = parts;
        this.readyFile = readyFile;
        surroundings = parts.start(() -> Surroundings.start(tree, state.path(), ports));
        environment = surroundings.serverEnvironment(ports.server(), System.getenv());
        server = startServer(tree, state, environment, parts);
    }

    public static void main(String[] arguments) {
        var parts = new RunningParts();
        Runtime.getRuntime().addShutdownHook(new Thread(parts::stop, "stop"));
        Watchdog.watchParent(() -> System.exit(1));
        try {
            var root = Path.of(System.getProperty("catraca.root", "")).toRealPath();
            var launcher = start(new SourceTree(root), parts);
            launcher.announce();
            launcher.keepRunning();
        } catch (CannotStart e) {
            if (!parts.isStopped()) {
                System.out.println("Catraca cannot start: " + e.getMessage());
            }
        } catch (IOException | RuntimeException e) {
            if (!parts.isStopped()) {
                e.printStackTrace();
            }
        }
        System.exit(1);
    }

    private static Launcher start(SourceTree tree, RunningParts parts) {
        var state = StateFolder.take(tree.state());
        state.endLeftovers();
        var readyFile = new ReadyFile(tree.readyFile());
        readyFile.close();
        if (Boolean.getBoolean("catraca.fresh")) {
            state.wipe();
        }
        var ports = Ports.ofSystemProperties();
        ports.requireFree();
        LibertyServer.forgetEarlierBuilds(output(tree));
        return new Launcher(tree, state, ports, parts, readyFile);
    }

    private static LibertyServer startServer(
            SourceTree tree, StateFolder state, ServerEnvironment environment, RunningParts parts) {
        var server =
                parts.start(() -> LibertyServer.start(tree.liberty(), output(tree), environment));
        state.rememberServer(server.pid());
        return server;
    }

    private static Path output(SourceTree tree) {
        return tree.liberty().resolveSibling("sandbox");
    }

    private void announce() {
        server.awaitReady(START_LIMIT);
        apiKeys = surroundings.seed(server.api(), environment);
        parts.start(() -> readyFile);
        writeReadyFile();
        System.out.println(
                """

                Catraca runs, with the network cable out:

                  buy a plan       %1$s/checkout?plan=pro
                  a gym's plans    %1$s/api/pacto/planos/torres
                  mailbox          %2$s/mailbox
                  twins            %2$s/
                  API              %1$s/openapi/ui/
                  keys, database   %3$s
                  server's log     %4$s

                Ctrl-C stops it. Its data stay in .catraca; -Dcatraca.fresh=true starts anew.
                """
                        .formatted(server.api(), twins(), tree.readyFile(), server.log()));
        System.out.println("READY " + server.api());
    }

    private void writeReadyFile() {
        var postgres = surroundings.postgres();
        readyFile.write(
                Json.createObjectBuilder()
                        .add("api", server.api().toString())
                        .add("twins", twins().toString())
                        .add("mailbox", twins().resolve("/mailbox").toString())
                        .add(
                                "database",
                                Json.createObjectBuilder()
                                        .add("url", postgres.url())
                                        .add("user", "postgres")
                                        .add("password", postgres.superuserPassword()))
                        .add(
                                "pids",
                                Json.createObjectBuilder()
                                        .add("server", server.pid())
                                        .add("postgres", postgres.pid())
                                        .add("launcher", ProcessHandle.current().pid()))
                        .add("keys", keys())
                        .build());
    }

    private JsonObjectBuilder keys() {
        var keys =
                Json.createObjectBuilder()
                        .add("admin", environment.adminKey())
                        .add("mainSystem", environment.mainSystemKey());
        apiKeys.forEach(keys::add);
        return keys;
    }

    private URI twins() {
        return surroundings.twins().uri();
    }

    /** Returns only by an exception: when something cannot be kept running. */
    private void keepRunning() {
        var inVain = 0;
        while (inVain < RESTARTS_IN_VAIN) {
            var serverDied = server.hasEndedWithin(PAUSE);
            var postgresDied = !surroundings.postgres().isAlive();
            if (!serverDied && !postgresDied) {
                continue;
            }
            try {
                restart(serverDied, postgresDied);
                inVain = 0;
            } catch (CannotStart e) {
                inVain++;
                System.out.println("Catraca is not back yet: " + e.getMessage());
            }
        }
        throw new CannotStart("it died %d times in a row".formatted(inVain));
    }

    private void restart(boolean serverDied, boolean postgresDied) {
        if (postgresDied) {
            System.out.println("PostgreSQL has ended; starting it again.");
            parts.change(surroundings::restartPostgres);
        }
        if (serverDied) {
            System.out.println("The server has ended; starting it again.");
            server = startServer(tree, state, environment, parts);
        }
        server.awaitReady(START_LIMIT);
        writeReadyFile();
        System.out.println("Catraca is back.");
    }
}
