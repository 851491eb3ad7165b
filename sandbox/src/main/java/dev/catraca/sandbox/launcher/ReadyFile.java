package dev.catraca.sandbox.launcher;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Exists while everything answers, and says where. */
final class ReadyFile implements AutoCloseable {
    private final Path file;

    ReadyFile(Path file) {
        this.file = file;
    }

    /** Readers see the old content or the new one. Only the owner reads: it holds keys. */
    void write(JsonObject content) {
        try {
            var folder = Files.createDirectories(file.toAbsolutePath().getParent());
            var next = Files.createTempFile(folder, "ready", ".json");
            Files.writeString(next, content.toString() + "\n");
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes it: nothing answers any more. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
