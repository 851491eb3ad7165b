package dev.catraca.sandbox.postgres;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The passwords of the three database roles: {@code postgres} may do anything, {@code
 * catraca_owner} owns the tables and migrates them, {@code catraca} reads and writes rows.
 */
public record Passwords(String superuser, String owner, String runtime) {

    /** Three new ones of 128 random bits each. */
    public static Passwords random() {
        return new Passwords(randomText(), randomText(), randomText());
    }

    @Override
    public String toString() {
        return "Passwords[***]";
    }

    private static String randomText() {
        var bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
