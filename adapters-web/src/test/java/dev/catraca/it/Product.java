package dev.catraca.it;

import dev.catraca.sandbox.launcher.ServerEnvironment;
import dev.catraca.sandbox.launcher.Surroundings;
import dev.catraca.sandbox.twins.Twins;
import java.net.URI;
import java.util.Map;
import javax.sql.DataSource;

/**
 * A running product with its demo merchants, as a test sees it from outside.
 *
 * @param api where the server answers
 * @param keys the API keys of the sites {@code nexus}, {@code live} and {@code xeco}
 */
public record Product(
        URI api,
        Surroundings surroundings,
        ServerEnvironment environment,
        Map<String, String> keys) {

    /** Of the exports that tests make; the key is its digest. */
    static final String IMPORT_SECRET = "old secret of the gym chain";

    /**
     * Many tests call from one address; only those of the limits themselves switch them on. And
     * these servers live for a minute: starting in half the time is worth more than running fast.
     */
    static final Map<String, String> IN_TESTS =
            Map.of(
                    "CATRACA_CARDS_ENABLED", "true",
                    "CATRACA_LIMITS_ENABLED", "false",
                    "CATRACA_IMPORT_ENCRYPTION_SECRET", IMPORT_SECRET,
                    "JVM_ARGS", "-XX:TieredStopAtLevel=1");

    /** The one that all tests with {@code @ArquillianTest} share. */
    public static Product managed() {
        return ManagedServer.product();
    }

    /** Asks the server as an anonymous caller. */
    public Http http() {
        return new Http(api);
    }

    /** Asks the server as its administrator. */
    public Http admin() {
        return http().withKey(environment.adminKey());
    }

    /** Asks the server as a site's server does. */
    public Http site(String slug) {
        return http().withKey(keys.get(slug));
    }

    public Twins twins() {
        return surroundings.twins();
    }

    /** Sees and changes every row. */
    public DataSource database() {
        return surroundings.postgres().owner();
    }

    @Override
    public String toString() {
        return "Product[" + api + "]";
    }
}
