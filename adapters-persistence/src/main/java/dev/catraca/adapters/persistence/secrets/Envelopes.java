package dev.catraca.adapters.persistence.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Secrets at rest: AES-256-GCM under a master key, written as {@code v1.<key
 * id>.<iv>.<ciphertext>}. The owner and purpose are authenticated, so that an envelope moved to
 * another row does not open.
 */
@Dependent
public class Envelopes {
    private static final String VERSION = "v1";
    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final String HMAC = "HmacSHA256";
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final MasterKeys keys;
    private final SecureRandom random = new SecureRandom();

    @Inject
    Envelopes(MasterKeys keys) {
        this.keys = keys;
    }

    /** With a ring that stays as it is. */
    public Envelopes(String masterKeys) {
        var ring = KeyRing.of(masterKeys);
        this.keys = () -> ring;
    }

    /** Whose secret it is, and what for. */
    public record Owner(UUID merchant, String purpose) {
        private byte[] bytes() {
            return (merchant + "|" + purpose).getBytes(UTF_8);
        }
    }

    /** The id of the key that seals. */
    public String firstKey() {
        return keys.current().first();
    }

    public String seal(String secret, Owner owner) {
        var iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        var ring = keys.current();
        var key = ring.find(ring.first()).orElseThrow();
        var sealed = crypt(Cipher.ENCRYPT_MODE, key, iv, owner, secret.getBytes(UTF_8));
        return String.join(".", VERSION, ring.first(), base64(iv), base64(sealed));
    }

    /** Throws {@link IllegalStateException} if it was altered, moved, or its key is not there. */
    public String open(String envelope, Owner owner) {
        var parts = envelope.split("\\.", -1);
        if (parts.length != 4 || !parts[0].equals(VERSION)) {
            throw new IllegalStateException("not an envelope of version " + VERSION);
        }
        var key =
                keys.current()
                        .find(parts[1])
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "master key " + parts[1] + " is not configured"));
        var decoder = Base64.getUrlDecoder();
        return new String(
                crypt(
                        Cipher.DECRYPT_MODE,
                        key,
                        decoder.decode(parts[2]),
                        owner,
                        decoder.decode(parts[3])),
                UTF_8);
    }

    /**
     * A keyed hash, in hex: equal texts can be told to be equal, and nothing else. Each purpose has
     * a key of its own, made from the first master key.
     */
    public String hash(String purpose, String text) {
        var ring = keys.current();
        var purposeKey = hmac(ring.find(ring.first()).orElseThrow().getEncoded(), purpose);
        return HexFormat.of().formatHex(hmac(purposeKey, text));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + HMAC, impossible);
        }
    }

    private static byte[] crypt(int mode, SecretKey key, byte[] iv, Owner owner, byte[] text) {
        try {
            var cipher = Cipher.getInstance(ALGORITHM);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
            cipher.updateAAD(owner.bytes());
            return cipher.doFinal(text);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("an envelope cannot be opened or sealed", failure);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
