package dev.catraca.adapters.persistence.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.merchant.port.ExportedKeys.Opening;
import dev.catraca.application.merchant.port.ExportedKeys.Part;
import dev.catraca.application.merchant.port.ExportedKeys.Sealed;
import dev.catraca.domain.shared.Secret;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AesExportedKeysTest {
    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final byte[] BYTES = bytes(32);
    private static final String IV = Base64.getEncoder().encodeToString(bytes(12));

    @Test
    void a_secret_in_hexadecimal_or_base64_is_the_key_itself() throws Exception {
        var sealed = sealed(BYTES, KEY);
        var hex = HexFormat.of().formatHex(BYTES);
        assertThat(open(hex, sealed)).isEqualTo(new Opening.Opened(new Secret(KEY)));
        assertThat(open(hex.toUpperCase(Locale.ROOT), sealed))
                .isEqualTo(new Opening.Opened(new Secret(KEY)));
        assertThat(open(Base64.getEncoder().encodeToString(BYTES), sealed))
                .isEqualTo(new Opening.Opened(new Secret(KEY)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"segredo da academia: ação", "abcdef", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void of_any_other_text_the_key_is_the_digest(String secret) throws Exception {
        var key = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8));
        assertThat(open(secret, sealed(key, KEY))).isEqualTo(new Opening.Opened(new Secret(KEY)));
    }

    @Test
    void another_secret_or_an_altered_part_opens_nothing() throws Exception {
        var sealed = sealed(BYTES, KEY);
        var hex = HexFormat.of().formatHex(BYTES);
        var other = Base64.getEncoder().encodeToString(bytes(16));
        assertThat(open("another secret", sealed)).isEqualTo(new Opening.Refused());
        assertThat(open(hex, new Sealed(IV, other, sealed.data())))
                .isEqualTo(new Opening.Refused());
        assertThat(open(hex, new Sealed("AAAA" + IV.substring(4), sealed.tag(), sealed.data())))
                .isEqualTo(new Opening.Refused());
        assertThat(open(hex, new Sealed(IV, sealed.tag(), "AAAA" + sealed.data())))
                .isEqualTo(new Opening.Refused());
        assertThat(open(hex, new Sealed(IV, sealed.tag(), ""))).isEqualTo(new Opening.Refused());
    }

    @Test
    void what_is_malformed_is_named() throws Exception {
        var it = sealed(BYTES, KEY);
        assertThat(open("x", new Sealed("AAAA", it.tag(), it.data())))
                .isEqualTo(new Opening.Malformed(Part.IV));
        assertThat(open("x", new Sealed(IV, IV, it.data())))
                .isEqualTo(new Opening.Malformed(Part.TAG));
        assertThat(open("x", new Sealed(IV, it.tag(), "not base64!")))
                .isEqualTo(new Opening.Malformed(Part.DATA));
        assertThat(it.toString()).isEqualTo("Sealed");
    }

    @Test
    void what_is_in_it_must_be_a_key() throws Exception {
        var hex = HexFormat.of().formatHex(BYTES);
        assertThat(open(hex, sealed(BYTES, "short"))).isEqualTo(new Opening.NoKey());
        assertThat(open(hex, sealed(BYTES, KEY + "\n"))).isEqualTo(new Opening.NoKey());
    }

    @Test
    void without_a_secret_nothing_is_even_tried() throws Exception {
        var sealed = sealed(BYTES, KEY);
        assertThat(new AesExportedKeys(Optional::empty).open(sealed))
                .isEqualTo(new Opening.SecretMissing());
        assertThat(open(" ", sealed)).isEqualTo(new Opening.SecretMissing());
    }

    private static Opening open(String secret, Sealed sealed) {
        return new AesExportedKeys(() -> Optional.of(secret)).open(sealed);
    }

    private static Sealed sealed(byte[] key, String text) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(key, "AES"),
                new GCMParameterSpec(128, Base64.getDecoder().decode(IV)));
        var whole = cipher.doFinal(text.getBytes(UTF_8));
        var end = whole.length - 16;
        return new Sealed(
                IV,
                Base64.getEncoder().encodeToString(Arrays.copyOfRange(whole, end, whole.length)),
                Base64.getEncoder().encodeToString(Arrays.copyOf(whole, end)));
    }

    private static byte[] bytes(int count) {
        var bytes = new byte[count];
        for (var i = 0; i < count; i++) {
            bytes[i] = (byte) (7 * i + 1);
        }
        return bytes;
    }
}
