package dev.catraca.sandbox.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadyFileTest {
    @TempDir private Path folder;

    @Test
    void holds_the_last_report_for_its_owner_only_and_goes_when_nothing_answers()
            throws IOException {
        var path = folder.resolve("target/ready.json");
        var file = new ReadyFile(path);
        file.write(Json.createObjectBuilder().add("pid", 1).build());
        file.write(Json.createObjectBuilder().add("pid", 2).build());

        assertThat(path).hasContent("{\"pid\":2}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        try (var files = Files.list(path.getParent())) {
            assertThat(files).containsExactly(path);
        }

        file.close();
        assertThat(path).doesNotExist();
        file.close();
    }
}
