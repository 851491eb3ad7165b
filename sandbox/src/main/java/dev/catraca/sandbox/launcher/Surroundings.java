package dev.catraca.sandbox.launcher;

import dev.catraca.sandbox.SourceTree;
import dev.catraca.sandbox.postgres.Postgres;
import dev.catraca.sandbox.twins.Twins;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a server needs around it: a migrated database, the twins of all outside parties, secrets.
 */
public final class Surroundings implements AutoCloseable {
    private final SourceTree tree;
    private final Path state;
    private final Secrets secrets;
    private final Twins twins;
    private Postgres postgres;

    private Surroundings(
            SourceTree tree, Path state, Secrets secrets, Postgres postgres, Twins twins) {
        this.tree = tree;
        this.state = state;
        this.secrets = secrets;
        this.postgres = postgres;
        this.twins = twins;
    }

    /**
     * Starts them all.
     *
     * @param state the folder for data and secrets; it exists, and what it holds is used again
     */
    public static Surroundings start(SourceTree tree, Path state, Ports ports) {
        var secrets = new Secrets(state.resolve("secrets.properties"));
        var postgres = startPostgres(tree, state, secrets, ports.postgres());
        try {
            postgres.migrate(tree.migrations());
            return new Surroundings(
                    tree, state, secrets, postgres, Twins.start(ports.twins(), ports.smtp()));
        } catch (RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    public Postgres postgres() {
        return postgres;
    }

    public Twins twins() {
        return twins;
    }

    /** Starts PostgreSQL once more, dead or alive: same data, same port. */
    public void restartPostgres() {
        var port = postgres.port();
        postgres.close();
        postgres = startPostgres(tree, state, secrets, port);
    }

    /**
     * What a server among these surroundings is told.
     *
     * @param given wins wherever it says something, so that any {@code CATRACA_…} of the caller's
     *     environment reaches the server
     */
    public ServerEnvironment serverEnvironment(int port, Map<String, String> given) {
        return ServerEnvironment.of(port, postgres, twins, secrets, given);
    }

    /**
     * Tells the twins of Stripe and Asaas about the server and puts the demo merchants in.
     *
     * @return the API key of each site
     */
    public Map<String, String> seed(URI api, ServerEnvironment environment) {
        StripeAccount.of(secrets).registerWebhook(twins.uri(), api);
        AsaasAccount.of("nexus", secrets).registerWebhook(twins.asaas(), api);
        AsaasAccount.of("xeco", secrets).registerWebhook(twins.asaas(), api);
        return DemoData.seed(api, environment.adminKey(), secrets, twins.asaas());
    }

    @Override
    public void close() {
        twins.close();
        postgres.close();
    }

    private static Postgres startPostgres(SourceTree tree, Path state, Secrets secrets, int port) {
        return Postgres.start(
                tree.postgresPrograms(),
                state.resolve("postgres"),
                port,
                secrets.databasePasswords());
    }
}
