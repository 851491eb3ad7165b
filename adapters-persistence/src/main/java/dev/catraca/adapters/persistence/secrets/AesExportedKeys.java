package dev.catraca.adapters.persistence.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.catraca.application.merchant.port.ExportedKeys;
import dev.catraca.application.shared.Sha256;
import dev.catraca.domain.shared.InvalidValue;
import dev.catraca.domain.shared.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.Config;

/**
 * AES-256-GCM without additional data, under {@code catraca.import.encryption-secret}: 64
 * hexadecimal digits or the base64 of 32 bytes are the key itself, of any other text the key is the
 * SHA-256. It is read whenever a key is opened, and may be taken away after the import.
 */
@ApplicationScoped
class AesExportedKeys implements ExportedKeys {
    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int IV_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{64}");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{43}=");

    private final Supplier<Optional<String>> secret;

    @Inject
    AesExportedKeys(Config config) {
        this(() -> config.getOptionalValue("catraca.import.encryption-secret", String.class));
    }

    AesExportedKeys(Supplier<Optional<String>> secret) {
        this.secret = secret;
    }

    @Override
    public Opening open(Sealed sealed) {
        var text = secret.get().filter(it -> !it.isBlank());
        if (text.isEmpty()) {
            return new Opening.SecretMissing();
        }
        var iv = bytes(sealed.iv()).filter(it -> it.length == IV_BYTES);
        var tag = bytes(sealed.tag()).filter(it -> it.length == TAG_BYTES);
        var data = bytes(sealed.data());
        if (iv.isEmpty()) {
            return new Opening.Malformed(Part.IV);
        }
        if (tag.isEmpty()) {
            return new Opening.Malformed(Part.TAG);
        }
        if (data.isEmpty()) {
            return new Opening.Malformed(Part.DATA);
        }
        return opened(key(text.get()), iv.get(), tag.get(), data.get());
    }

    private static Opening opened(SecretKey key, byte[] iv, byte[] tag, byte[] data) {
        try {
            var cipher = Cipher.getInstance(ALGORITHM);
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, iv));
            cipher.update(data);
            var plain = cipher.doFinal(tag);
            try {
                return new Opening.Opened(new Secret(new String(plain, UTF_8)));
            } catch (InvalidValue noSecret) {
                return new Opening.NoKey();
            } finally {
                Arrays.fill(plain, (byte) 0);
            }
        } catch (AEADBadTagException altered) {
            return new Opening.Refused();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("an exported key cannot be opened", failure);
        }
    }

    private static SecretKey key(String text) {
        var bytes =
                HEX.matcher(text).matches()
                        ? HexFormat.of().parseHex(text)
                        : BASE64.matcher(text).matches()
                                ? Base64.getDecoder().decode(text)
                                : Sha256.of(text);
        if (bytes.length != KEY_BYTES) {
            throw new IllegalStateException("a key has 32 bytes");
        }
        return new SecretKeySpec(bytes, "AES");
    }

    private static Optional<byte[]> bytes(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
