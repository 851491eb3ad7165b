package dev.catraca.sandbox.twins.mainsystem;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** A salted hash of a password. */
final class PasswordHash {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ITERATIONS = 60_000;

    /** Compared with when there is no user, so that the answer takes as long. */
    static final PasswordHash NOBODYS = of("nobody has this password");

    private final byte[] salt;
    private final byte[] hash;

    private PasswordHash(byte[] salt, byte[] hash) {
        this.salt = salt;
        this.hash = hash;
    }

    static PasswordHash of(String password) {
        byte[] salt = new byte[16];
        RANDOM.nextBytes(salt);
        return new PasswordHash(salt, hash(password, salt));
    }

    boolean matches(String password) {
        return MessageDigest.isEqual(hash, hash(password, salt));
    }

    private static byte[] hash(String password, byte[] salt) {
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, ITERATIONS, 256))
                    .getEncoded();
        } catch (GeneralSecurityException unavailable) {
            throw new IllegalStateException("every Java has PBKDF2", unavailable);
        }
    }
}
