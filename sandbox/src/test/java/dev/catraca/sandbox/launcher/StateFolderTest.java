package dev.catraca.sandbox.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {
    @TempDir private Path root;

    @Test
    void one_launcher_at_a_time_has_it() throws Exception {
        var folder = root.resolve(".catraca");
        var state = StateFolder.take(folder);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");

        var another =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                AnotherLauncher.class.getName(),
                                folder.toString())
                        .start();
        assertThat(new String(another.getErrorStream().readAllBytes(), UTF_8))
                .contains("it already runs from " + root);
        assertThat(state.path()).isEqualTo(folder);
    }

    /** Locks of files are between processes. */
    static final class AnotherLauncher {
        public static void main(String[] arguments) {
            StateFolder.take(Path.of(arguments[0]));
        }
    }

    @Test
    void a_fresh_start_keeps_nothing() throws IOException {
        var folder = root.resolve(".catraca");
        var state = StateFolder.take(folder);
        Files.createDirectories(folder.resolve("postgres/base"));
        Files.writeString(folder.resolve("secrets.properties"), "a=b");
        state.wipe();
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("lock"));
        }
    }
}
