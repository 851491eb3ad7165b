package dev.catraca.application.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What we keep of a key. Keys are 256 random bits, so a plain digest cannot be reversed by trying;
 * looking one up by its digest tells nothing by its duration.
 */
final class KeyDigest {
    private KeyDigest() {}

    static byte[] of(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
