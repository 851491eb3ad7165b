package dev.catraca.sandbox;

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

    /** Open Liberty with the WAR deployed, as {@code ./mvnw verify} prepares it. */
    public Path liberty() {
        return root.resolve("adapters-web/target/liberty/wlp");
    }

    /** Where PostgreSQL's programs are unpacked, once for the sandbox and all tests. */
    public Path postgresPrograms() {
        return root.resolve("sandbox/target/postgres");
    }

    /** What the sandbox keeps from one start to the next: data, secrets, logs. */
    public Path state() {
        return root.resolve(".catraca");
    }

    /** Tells scripts that everything answers, and where. */
    public Path readyFile() {
        return root.resolve("sandbox/target/ready.json");
    }
}
