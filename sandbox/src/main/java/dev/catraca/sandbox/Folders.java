package dev.catraca.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Predicate;

/** Removes folders with all they hold. */
public final class Folders {
    private Folders() {}

    /** Does nothing when there is none. */
    public static void delete(Path folder) {
        deleteAllBut(folder, it -> false);
    }

    /** Keeps some of what is at the top, and the folder for their sake. */
    public static void deleteAllBut(Path folder, Predicate<Path> isKept) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var it : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!isKept.test(it)) {
                    Files.delete(it);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
