package dev.catraca.sandbox.launcher;

import dev.catraca.sandbox.postgres.Passwords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;

/** The sandbox's own secrets: made up once, then kept in a file that only its owner reads. */
final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;
    private final Properties values = new Properties();

    Secrets(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                values.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(values.getProperty(name));
    }

    /** The kept value, or a new one that is kept from now on. */
    String get(String name, Supplier<String> maker) {
        return find(name).orElseGet(() -> keep(name, maker.get()));
    }

    String keep(String name, String value) {
        values.setProperty(name, value);
        write();
        return value;
    }

    Passwords databasePasswords() {
        return new Passwords(
                get("database.superuser", () -> random("")),
                get("database.owner", () -> random("")),
                get("database.runtime", () -> random("")));
    }

    /** The prefix and 192 random bits. */
    static String random(String prefix) {
        return prefix + HexFormat.of().formatHex(bytes(24));
    }

    /** A ring of one key of 256 bits, in the form {@code k1:base64}. */
    static String keyRing() {
        return "k1:" + Base64.getEncoder().encodeToString(bytes(32));
    }

    private static byte[] bytes(int count) {
        var bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** Replaces the file as a whole: a crash leaves the old one or the new one. */
    private void write() {
        var permissions =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try {
            var next = Files.createTempFile(file.getParent(), "secrets", "", permissions);
            try (var writer = Files.newBufferedWriter(next)) {
                values.store(writer, "The sandbox made these up.");
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
