package dev.catraca.domain.installation;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The settings a server was given, by their names; secrets from files are already in it, and what
 * was wrong with those files.
 */
public record Configuration(Map<String, String> values, List<Fault> ofFiles) {
    private static final String MODE = "catraca.mode";
    private static final String PUBLIC_URL = "catraca.public-url";
    private static final String MAIN_SYSTEM_KEY = "catraca.main-system.key";
    private static final String MAIN_SYSTEM_BASE = "catraca.main-system.api-base";
    private static final String MAIL_HOST = "catraca.mail.host";
    private static final String MAIL_FROM = "catraca.mail.from";
    private static final String STARTTLS = "catraca.mail.starttls";

    /** In the environment, and only there, it starts telemetry that is none of ours. */
    private static final String TELEMETRY = "OTEL_SDK_DISABLED";

    private static final List<String> RINGS =
            List.of("catraca.master-keys", "catraca.quote-keys", "catraca.jwt-keys");
    private static final List<String> BASES =
            List.of(
                    "catraca.stripe.api-base",
                    "catraca.asaas.api-base",
                    "catraca.pagbank.api-base",
                    "catraca.pacto-v2.api-base",
                    "catraca.pacto-v3.api-base",
                    "catraca.recaptcha.api-base",
                    MAIN_SYSTEM_BASE);

    /** Secrets that are ours to choose, so that we may ask for strength. */
    private static final List<String> OWN_SECRETS =
            List.of(
                    "catraca.db.password",
                    "catraca.admin-key",
                    MAIN_SYSTEM_KEY,
                    "catraca.metrics.key");

    /** Secrets that others choose. */
    private static final List<String> GIVEN_SECRETS =
            List.of("catraca.mail.password", "catraca.recaptcha.secret");

    private static final List<String> DURATIONS =
            List.of(
                    "catraca.http.connect",
                    "catraca.http.total",
                    "catraca.checkout.lifetime",
                    "catraca.stop.pause");

    private static final List<String> OTHERS =
            List.of(
                    MODE,
                    PUBLIC_URL,
                    MAIL_HOST,
                    MAIL_FROM,
                    STARTTLS,
                    "catraca.mail.port",
                    TELEMETRY);

    public Configuration {
        values = Map.copyOf(values);
        ofFiles = List.copyOf(ofFiles);
    }

    /** Reads each setting that is checked; an empty text counts as not given. */
    public static Configuration read(
            Function<String, Optional<String>> lookup, List<Fault> ofFiles) {
        var values = new HashMap<String, String>();
        for (var names : List.of(RINGS, BASES, OWN_SECRETS, GIVEN_SECRETS, DURATIONS, OTHERS)) {
            for (var name : names) {
                lookup.apply(name)
                        .filter(it -> !it.isBlank())
                        .ifPresent(it -> values.put(name, it));
            }
        }
        return new Configuration(values, ofFiles);
    }

    /** The names that may be given as a file instead: {@code catraca.admin-key-file}. */
    public static Set<String> secretNames() {
        var names = new java.util.TreeSet<String>();
        names.addAll(RINGS);
        names.addAll(OWN_SECRETS);
        names.addAll(GIVEN_SECRETS);
        return names;
    }

    /** Whether this is the sandbox, which makes its own secrets and reaches twins by plain HTTP. */
    public boolean isSandbox() {
        return value(MODE).filter("sandbox"::equals).isPresent();
    }

    /** Everything that is wrong, at once; none when the server may serve. */
    public List<Fault> faults() {
        var faults = new ArrayList<>(ofFiles);
        checkMode(faults);
        checkRings(faults);
        checkMainSystemKey(faults);
        checkDurations(faults);
        if (!isSandbox()) {
            checkSecrets(faults);
            checkAddresses(faults);
            checkMail(faults);
            checkTelemetry(faults);
        }
        return List.copyOf(faults);
    }

    private void checkMode(List<Fault> faults) {
        if (value(MODE).filter(it -> !Set.of("sandbox", "production").contains(it)).isPresent()) {
            faults.add(new Fault("mode-unknown", MODE, "It is production or sandbox."));
        }
    }

    private void checkRings(List<Fault> faults) {
        for (var name : RINGS) {
            if (value(name).isEmpty()) {
                faults.add(
                        new Fault(
                                "keys-missing",
                                name,
                                "Give it as id:base64 of 32 random bytes; `catraca key` makes"
                                        + " one."));
            }
            value(name).flatMap(it -> Secrets.faultOfRing(name, it)).ifPresent(faults::add);
        }
    }

    private void checkMainSystemKey(List<Fault> faults) {
        if (value(MAIN_SYSTEM_KEY).isEmpty()) {
            faults.add(
                    new Fault(
                            "secret-missing",
                            MAIN_SYSTEM_KEY,
                            "Without it no main system lets us in, the embedded one neither."));
        }
    }

    private void checkDurations(List<Fault> faults) {
        for (var name : DURATIONS) {
            if (value(name).filter(it -> !isDuration(it)).isPresent()) {
                faults.add(new Fault("value-malformed", name, "It is an ISO 8601 duration: PT2S."));
            }
        }
    }

    private void checkSecrets(List<Fault> faults) {
        if (value("catraca.db.password").isEmpty()) {
            faults.add(
                    new Fault(
                            "secret-missing",
                            "catraca.db.password",
                            "Give the password of the server's role."));
        }
        for (var name : OWN_SECRETS) {
            value(name).flatMap(it -> Secrets.faultOf(name, it)).ifPresent(faults::add);
        }
        for (var name : GIVEN_SECRETS) {
            value(name).filter(Secrets::isKnown).ifPresent(_ -> faults.add(Secrets.known(name)));
        }
        faults.addAll(Secrets.shared(values, secretNames()));
    }

    private void checkAddresses(List<Fault> faults) {
        if (!isHttps(value(PUBLIC_URL).orElse(""))) {
            faults.add(
                    new Fault(
                            "not-https",
                            PUBLIC_URL,
                            "Buyers and providers reach this server by https only."));
        }
        for (var name : BASES) {
            if (value(name).filter(it -> !isHttps(it)).isPresent()) {
                faults.add(
                        new Fault(
                                "not-https",
                                name,
                                "Keys and orders travel on it. Plain http is for the sandbox."));
            }
        }
    }

    private void checkTelemetry(List<Fault> faults) {
        if (value(TELEMETRY).filter("false"::equalsIgnoreCase).isPresent()) {
            faults.add(
                    new Fault(
                            "traces-not-redacted",
                            TELEMETRY,
                            "It makes the server send query strings: use operations/telemetry.xml"
                                    + " instead."));
        }
    }

    private void checkMail(List<Fault> faults) {
        for (var name : List.of(MAIL_HOST, MAIL_FROM)) {
            if (value(name).isEmpty()) {
                faults.add(
                        new Fault(
                                "mail-not-configured",
                                name,
                                "New users get their activation link by mail."));
            }
        }
        var isOpen = value(STARTTLS).filter("false"::equals).isPresent();
        if (isOpen && value(MAIL_HOST).filter(it -> !isThisMachine(it)).isPresent()) {
            faults.add(
                    new Fault(
                            "mail-not-encrypted",
                            STARTTLS,
                            "Only a mail server on this machine is spoken to in the clear."));
        }
        if (value("catraca.mail.port").filter(it -> !it.matches("[1-9][0-9]{0,4}")).isPresent()) {
            faults.add(new Fault("value-malformed", "catraca.mail.port", "It is a port number."));
        }
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    private static boolean isDuration(String text) {
        try {
            return Duration.parse(text).isPositive();
        } catch (DateTimeException malformed) {
            return false;
        }
    }

    private static boolean isHttps(String text) {
        try {
            var uri = new URI(text);
            return "https".equals(uri.getScheme()) && uri.getHost() != null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static boolean isThisMachine(String host) {
        return Set.of("localhost", "127.0.0.1", "::1").contains(host);
    }

    /** The values are secrets. */
    @Override
    public String toString() {
        return "Configuration" + values.keySet();
    }
}
