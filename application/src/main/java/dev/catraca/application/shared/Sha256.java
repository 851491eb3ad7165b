package dev.catraca.application.shared;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The SHA-256 digest, which every Java has: that one might not is said here only. */
public final class Sha256 {
    private Sha256() {}

    public static byte[] of(byte[] bytes) {
        return begin().digest(bytes);
    }

    /** Of the text's bytes in UTF-8. */
    public static byte[] of(String text) {
        return of(text.getBytes(UTF_8));
    }

    /** Of what comes piece by piece. */
    public static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
