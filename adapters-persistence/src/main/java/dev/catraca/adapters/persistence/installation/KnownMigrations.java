package dev.catraca.adapters.persistence.installation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.stream.Collectors;

/** The migrations in this very jar, from the list that the build puts beside them. */
final class KnownMigrations {
    private static final String LIST = "/db/migration/index";

    private KnownMigrations() {}

    /** Their versions: {@code V12__more_of_it.sql} is 12. */
    static Set<String> versions() {
        try (var list = KnownMigrations.class.getResourceAsStream(LIST)) {
            if (list == null) {
                throw new IllegalStateException("the build left out " + LIST);
            }
            return new String(list.readAllBytes(), UTF_8)
                    .lines()
                    .filter(it -> it.startsWith("V"))
                    .map(it -> it.substring(1, it.indexOf("__")))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
