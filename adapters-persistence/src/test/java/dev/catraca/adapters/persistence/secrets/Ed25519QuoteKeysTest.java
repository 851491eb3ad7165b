package dev.catraca.adapters.persistence.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catraca.domain.quote.PublicKey;
import dev.catraca.domain.quote.Signature;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class Ed25519QuoteKeysTest {
    /** The first test vector of RFC 8032, §7.1. */
    private static final String SEED =
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

    private static final String PUBLIC =
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    private static final String SIGNATURE_OF_NOTHING =
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555"
                    + "fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b";

    private static final String OLD = "k1:" + base64(SEED);
    private static final String NEW = "k2:" + Base64.getEncoder().encodeToString(new byte[32]);
    private static final String TEXT = "catraca-quote-v1\nid|São Paulo";

    @Test
    void keys_and_signatures_are_those_of_the_standard() {
        var keys = new Ed25519QuoteKeys(OLD);

        assertThat(keys.published()).containsExactly(new PublicKey("k1", url(PUBLIC)));
        assertThat(keys.sign("")).isEqualTo(new Signature("k1", url(SIGNATURE_OF_NOTHING)));
    }

    @Test
    void anybody_can_verify_with_what_is_published() throws GeneralSecurityException {
        var keys = new Ed25519QuoteKeys(OLD);

        assertThat(verify(keys.published().getFirst(), keys.sign(TEXT), TEXT)).isTrue();
        assertThat(verify(keys.published().getFirst(), keys.sign(TEXT), TEXT + " ")).isFalse();
    }

    @Test
    void an_old_key_still_verifies_while_the_new_one_signs() {
        var before = new Ed25519QuoteKeys(OLD).sign(TEXT);
        var during = new Ed25519QuoteKeys(NEW + "," + OLD);
        var after = new Ed25519QuoteKeys(NEW);

        assertThat(during.sign(TEXT).keyId()).isEqualTo("k2");
        assertThat(during.verifies(TEXT, before)).isTrue();
        assertThat(during.published()).extracting(PublicKey::id).containsExactly("k2", "k1");
        assertThat(after.verifies(TEXT, during.sign(TEXT))).isTrue();
        assertThat(after.verifies(TEXT, before)).isFalse();
    }

    @Test
    void what_was_changed_does_not_verify() {
        var keys = new Ed25519QuoteKeys(NEW + "," + OLD);
        var signature = keys.sign(TEXT);

        assertThat(keys.verifies(TEXT, signature)).isTrue();
        assertThat(keys.verifies(TEXT + "0", signature)).isFalse();
        assertThat(keys.verifies(TEXT, new Signature("k1", signature.value()))).isFalse();
        assertThat(keys.verifies(TEXT, new Signature("k3", signature.value()))).isFalse();
        assertThat(keys.verifies(TEXT, new Signature("k2", "AAAA"))).isFalse();
        assertThat(keys.verifies(TEXT, new Signature("k2", "not base64!"))).isFalse();
    }

    @Test
    void a_key_of_another_length_is_refused_without_repeating_it() {
        assertThatThrownBy(() -> new Ed25519QuoteKeys("k1:c2hvcnQ="))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("c2hvcnQ");
    }

    /** By Java's own implementation, as a client would. */
    private static boolean verify(PublicKey key, Signature signature, String text)
            throws GeneralSecurityException {
        var bytes = Base64.getUrlDecoder().decode(key.x());
        var littleEndian = reversed(bytes);
        var isXOdd = (littleEndian[0] & 0x80) != 0;
        littleEndian[0] &= 0x7f;
        var point = new EdECPoint(isXOdd, new BigInteger(1, littleEndian));
        var verifier = java.security.Signature.getInstance("Ed25519");
        verifier.initVerify(
                KeyFactory.getInstance("Ed25519")
                        .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point)));
        verifier.update(text.getBytes(UTF_8));
        return verifier.verify(Base64.getUrlDecoder().decode(signature.value()));
    }

    private static byte[] reversed(byte[] bytes) {
        var copy = Arrays.copyOf(bytes, bytes.length);
        for (var i = 0; i < bytes.length; i++) {
            copy[i] = bytes[bytes.length - 1 - i];
        }
        return copy;
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }

    private static String url(String hex) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(HexFormat.of().parseHex(hex));
    }
}
