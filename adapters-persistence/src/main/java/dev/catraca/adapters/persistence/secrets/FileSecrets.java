package dev.catraca.adapters.persistence.secrets;

import dev.catraca.domain.installation.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Settings whose values stand in files: {@code CATRACA_ADMIN_KEY_FILE} names the file that holds
 * {@code catraca.admin-key}. A file is read whenever its setting is asked for, and loses the line
 * break at its end. What it says wins over the variable of the same name without {@code _FILE}.
 */
public final class FileSecrets implements ConfigSource {
    private static final String MASTER_KEYS = "CATRACA_MASTER_KEYS_FILE";
    private static final String PREFIX = "CATRACA_";
    private static final String SUFFIX = "_FILE";

    /** Above the environment (300) and system properties (400), below server.xml (500). */
    private static final int ORDINAL = 450;

    private final Map<String, String> variables;
    private final UnaryOperator<@Nullable String> properties;

    /** Called by MicroProfile Config. */
    public FileSecrets() {
        this(System.getenv(), System::getProperty);
    }

    public FileSecrets(Map<String, String> variables, UnaryOperator<@Nullable String> properties) {
        this.variables = variables;
        this.properties = properties;
    }

    /** The environment variable of a setting. */
    public static String variable(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }

    @Override
    public String getName() {
        return "files named by CATRACA_*_FILE";
    }

    /** No names: the variable of a name has several readings, and nobody needs a list. */
    @Override
    public Set<String> getPropertyNames() {
        return Set.of();
    }

    @Override
    public @Nullable String getValue(String name) {
        if (!name.startsWith("catraca.") || name.endsWith("-file")) {
            return null;
        }
        return path(name).flatMap(FileSecrets::read).orElse(null);
    }

    /** What is wrong with the files that are named. */
    public List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        named().forEach((variable, path) -> fault(variable, path).ifPresent(faults::add));
        return faults;
    }

    private Map<String, String> named() {
        var named = new HashMap<String, String>();
        variables.forEach(
                (name, path) -> {
                    if (name.startsWith(PREFIX) && name.endsWith(SUFFIX)) {
                        named.put(name, path);
                    }
                });
        return new java.util.TreeMap<>(named);
    }

    private Optional<Path> path(String name) {
        return Optional.ofNullable(properties.apply(name + "-file"))
                .or(() -> Optional.ofNullable(variables.get(variable(name) + SUFFIX)))
                .filter(it -> !it.isBlank())
                .map(Path::of);
    }

    private static Optional<String> read(Path path) {
        try {
            return Optional.of(Files.readString(path).strip()).filter(it -> !it.isEmpty());
        } catch (IOException unreadable) {
            // Told by faults(); to whoever asks for the setting it is not there.
            return Optional.empty();
        }
    }

    private Optional<Fault> fault(String variable, String text) {
        var path = Path.of(text);
        if (read(path).isEmpty()) {
            return Optional.of(
                    new Fault("file-unreadable", variable, "It is empty or cannot be read."));
        }
        if (variables.containsKey(variable.substring(0, variable.length() - SUFFIX.length()))) {
            return Optional.of(
                    new Fault("given-twice", variable, "The same without _FILE is given as well."));
        }
        var tooMany = EnumSet.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);
        if (variable.equals(MASTER_KEYS)) {
            tooMany = EnumSet.complementOf(EnumSet.of(PosixFilePermission.OWNER_READ));
        }
        tooMany.retainAll(permissions(path));
        return tooMany.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Fault(
                                "file-open-to-others",
                                variable,
                                variable.equals(MASTER_KEYS)
                                        ? "Only its owner may read it: chmod 0400."
                                        : "Others may read or write it: chmod 0400."));
    }

    private static Set<PosixFilePermission> permissions(Path path) {
        try {
            return Files.getPosixFilePermissions(path);
        } catch (IOException | UnsupportedOperationException unknown) {
            return Set.of();
        }
    }
}
