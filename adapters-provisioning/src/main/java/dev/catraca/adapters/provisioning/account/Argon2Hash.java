package dev.catraca.adapters.provisioning.account;

import dev.catraca.application.account.port.Passwords.PasswordHash;
import dev.catraca.domain.account.Password;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id with its parameters and salt, as the text of the PHC string format: {@code
 * $argon2id$v=19$m=19456,t=2,p=1$salt$hash}. A hash is verified with the parameters it names, so
 * stronger ones can come without anybody losing a password.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared by equals
record Argon2Hash(int kibibytes, int passes, int lanes, byte[] salt, byte[] hash) {
    static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    /** OWASP's and ASVS' least: 19 MiB, two passes, one lane. */
    private static final int KIBIBYTES = 19 * 1024;

    private static final int PASSES = 2;
    private static final int LANES = 1;

    private static final Pattern FORM =
            Pattern.compile(
                    "\\$argon2id\\$v=19\\$m=([0-9]{1,7}),t=([0-9]{1,3}),p=([0-9]{1,3})"
                            + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{16,86})");
    private static final Base64.Encoder ENCODER = Base64.getEncoder().withoutPadding();

    static Argon2Hash of(Password password, byte[] salt) {
        var hash = digest(password, KIBIBYTES, PASSES, LANES, salt, HASH_BYTES);
        return new Argon2Hash(KIBIBYTES, PASSES, LANES, salt, hash);
    }

    static Argon2Hash parse(PasswordHash stored) {
        var match = FORM.matcher(stored.value());
        if (!match.matches()) {
            throw new IllegalStateException("A stored password hash is not one of ours");
        }
        return new Argon2Hash(
                Integer.parseInt(match.group(1)),
                Integer.parseInt(match.group(2)),
                Integer.parseInt(match.group(3)),
                Base64.getDecoder().decode(match.group(4)),
                Base64.getDecoder().decode(match.group(5)));
    }

    PasswordHash encoded() {
        return new PasswordHash(
                "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                        .formatted(
                                kibibytes,
                                passes,
                                lanes,
                                ENCODER.encodeToString(salt),
                                ENCODER.encodeToString(hash)));
    }

    boolean isOf(Password password) {
        var other = digest(password, kibibytes, passes, lanes, salt, hash.length);
        return MessageDigest.isEqual(hash, other);
    }

    @Override
    public String toString() {
        return "***";
    }

    private static byte[] digest(
            Password password, int kibibytes, int passes, int lanes, byte[] salt, int length) {
        var generator = new Argon2BytesGenerator();
        generator.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(kibibytes)
                        .withIterations(passes)
                        .withParallelism(lanes)
                        .withSalt(salt)
                        .build());
        var digest = new byte[length];
        generator.generateBytes(password.value().getBytes(StandardCharsets.UTF_8), digest);
        return digest;
    }
}
