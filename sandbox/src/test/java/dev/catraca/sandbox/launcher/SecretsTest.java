package dev.catraca.sandbox.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir private Path folder;

    @Test
    void what_was_made_up_once_is_kept_for_the_next_start() {
        var first = secrets().get("key", () -> Secrets.random("ck_test_"));
        var next = secrets().get("key", () -> "another");
        assertThat(next).isEqualTo(first).matches("ck_test_[0-9a-f]{48}");
        assertThat(secrets().databasePasswords()).isEqualTo(secrets().databasePasswords());
    }

    @Test
    void only_its_owner_reads_the_file() throws IOException {
        secrets().keep("key", "a");
        secrets().keep("key", "b");
        var permissions = Files.getPosixFilePermissions(folder.resolve("secrets.properties"));
        assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void a_ring_holds_one_key_of_256_bits() {
        var ring = Secrets.keyRing();
        assertThat(ring).startsWith("k1:").isNotEqualTo(Secrets.keyRing());
        assertThat(Base64.getDecoder().decode(ring.substring(3))).hasSize(32);
    }

    private Secrets secrets() {
        return new Secrets(folder.resolve("secrets.properties"));
    }
}
