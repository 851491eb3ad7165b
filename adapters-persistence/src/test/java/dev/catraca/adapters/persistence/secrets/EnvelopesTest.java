package dev.catraca.adapters.persistence.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.catraca.adapters.persistence.secrets.Envelopes.Owner;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopesTest {
    private static final String K1 = "k1:" + Base64.getEncoder().encodeToString(new byte[32]);
    private static final String K2 = "k2:" + Base64.getEncoder().encodeToString(filled());
    private static final Owner NEXUS = new Owner(new UUID(0, 1), "account:stripe");

    private final Envelopes envelopes = new Envelopes(K1);

    private static byte[] filled() {
        var key = new byte[32];
        java.util.Arrays.fill(key, (byte) 7);
        return key;
    }

    @Test
    void what_was_sealed_opens_for_its_owner_only() {
        var sealed = envelopes.seal("sk_test_secret", NEXUS);

        assertThat(sealed).startsWith("v1.k1.").doesNotContain("secret");
        assertThat(envelopes.open(sealed, NEXUS)).isEqualTo("sk_test_secret");
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> envelopes.open(sealed, new Owner(new UUID(0, 2), "account:stripe")));
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> envelopes.open(sealed, new Owner(new UUID(0, 1), "account:asaas")));
    }

    @Test
    void an_altered_envelope_does_not_open() {
        var sealed = envelopes.seal("sk_test_secret", NEXUS);
        var last = sealed.charAt(sealed.length() - 2);
        var altered =
                sealed.substring(0, sealed.length() - 2)
                        + (last == 'A' ? 'B' : 'A')
                        + sealed.charAt(sealed.length() - 1);

        assertThatIllegalStateException().isThrownBy(() -> envelopes.open(altered, NEXUS));
    }

    @Test
    void two_envelopes_of_one_secret_differ() {
        assertThat(envelopes.seal("sk_test_secret", NEXUS))
                .isNotEqualTo(envelopes.seal("sk_test_secret", NEXUS));
    }

    @Test
    void an_old_key_still_opens_and_the_first_one_seals() {
        var old = envelopes.seal("sk_test_secret", NEXUS);
        var rotated = new Envelopes(K2 + "," + K1);

        assertThat(rotated.open(old, NEXUS)).isEqualTo("sk_test_secret");
        assertThat(rotated.seal("sk_test_secret", NEXUS)).startsWith("v1.k2.");
        assertThatIllegalStateException()
                .isThrownBy(() -> new Envelopes(K2).open(old, NEXUS))
                .withMessageContaining("k1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "k1", "k1:", "k1:c2hvcnQ=", "k1:%%%", ":AAAA", "k 1:AAAA"})
    void a_ring_that_is_none_is_refused_without_being_quoted(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Envelopes(text))
                .withMessageNotContaining("c2hvcnQ");
    }
}
