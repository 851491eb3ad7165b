package dev.catraca.sandbox.postgres;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where things lie in a working copy of Catraca. */
public record SourceTree(Path root) {

    /**
     * The working copy around the current directory: the nearest one that holds {@code server.xml}.
     */
    public static SourceTree find() {
        var start = Path.of("").toAbsolutePath();
        for (var it = start; it != null; it = it.getParent()) {
            if (Files.exists(it.resolve("server.xml"))) {
                return new SourceTree(it);
            }
        }
        throw new IllegalStateException("no server.xml in " + start + " or above it");
    }

    /** Flyway's SQL files. */
    public Path migrations() {
        return root.resolve("adapters-persistence/src/main/resources/db/migration");
    }

    /** Where PostgreSQL's programs are unpacked, once for the sandbox and all tests. */
    public Path postgresPrograms() {
        return root.resolve("sandbox/target/postgres");
    }
}
