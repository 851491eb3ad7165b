package dev.catraca.sandbox.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
    @TempDir private Path folder;

    @Test
    void ends_the_process_of_the_file_and_spares_another_that_was_given_its_id()
            throws IOException {
        var process = new ProcessBuilder("sleep", "60").start();
        try {
            var file = Files.writeString(folder.resolve("pid"), process.pid() + "\nmore\n");
            Leftovers.end(file, "something else");
            assertThat(process.isAlive()).isTrue();

            Leftovers.end(file, "sleep");
            assertThat(process.isAlive()).isFalse();
            Leftovers.end(file, "sleep");
            Leftovers.end(folder.resolve("none"), "sleep");
        } finally {
            process.destroyForcibly();
        }
    }
}
