package dev.catraca.adapters.persistence.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catraca.application.sale.port.CardTokens;
import dev.catraca.application.sale.port.CardTokens.Contents;
import dev.catraca.application.sale.port.CardTokens.Opening;
import dev.catraca.application.sale.port.CardTokens.Terms;
import dev.catraca.domain.card.Card;
import dev.catraca.domain.card.CardExpiry;
import dev.catraca.domain.card.CardNumber;
import dev.catraca.domain.card.CardToken;
import dev.catraca.domain.card.SecurityCode;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.shared.PersonName;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AesCardTokensTest {
    private static final String K1 = ring("k1", 1);
    private static final String K2 = ring("k2", 2);
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant END = Instant.parse("2026-11-21T12:10:00.123Z");
    private static final UUID ID = UUID.fromString("0199f0aa-0000-7000-8000-00000000000a");
    private static final MerchantId UNIT = new MerchantId(new UUID(7, 1));
    private static final MerchantId OTHER = new MerchantId(new UUID(7, 2));
    private static final Contents CONTENTS = contents("Ana Souza", OptionalInt.of(3));
    private static final Opening INVALID = new Opening.Invalid();

    private final CardTokens tokens = tokens(K1);

    @Test
    void what_was_sealed_is_opened() {
        var token = bound();

        assertThat(token.value()).startsWith("card_");
        assertThat(tokens.open(token, UNIT, NOW)).isEqualTo(new Opening.Opened(ID, CONTENTS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Jo\u00e3o \u00c7elik", "An", "two\nlines", "\uD83D\uDE00\uD83D\uDE00"})
    void a_name_may_hold_anything(String name) {
        var contents = contents(name, OptionalInt.empty());
        var token = tokens.seal(contents, new Terms(ID, Optional.empty(), END));

        assertThat(tokens.open(token, UNIT, NOW)).isEqualTo(new Opening.Opened(ID, contents));
    }

    @Test
    void the_longest_card_fits_into_a_token() {
        var contents = contents("\uD83D\uDE00".repeat(120), OptionalInt.of(21));
        var longKey = tokens(ring("k".repeat(32), 1));
        var token = longKey.seal(contents, new Terms(ID, Optional.of(UNIT), END));

        assertThat(longKey.open(token, UNIT, NOW)).isEqualTo(new Opening.Opened(ID, contents));
    }

    @Test
    void another_unit_cannot_open_it() {
        assertThat(tokens.open(bound(), OTHER, NOW)).isEqualTo(INVALID);
    }

    @Test
    void a_token_that_is_bound_to_nobody_opens_for_every_unit() {
        var token = tokens.seal(CONTENTS, new Terms(ID, Optional.empty(), END));

        assertThat(tokens.open(token, UNIT, NOW)).isInstanceOf(Opening.Opened.class);
        assertThat(tokens.open(token, OTHER, NOW)).isInstanceOf(Opening.Opened.class);
    }

    @Test
    void it_opens_until_its_end() {
        assertThat(tokens.open(bound(), UNIT, END.minusMillis(1)))
                .isInstanceOf(Opening.Opened.class);
        assertThat(tokens.open(bound(), UNIT, END)).isEqualTo(new Opening.Expired());
        assertThat(tokens.open(bound(), OTHER, END)).isEqualTo(INVALID);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 2})
    void nobody_can_bind_a_token_to_another_unit_or_to_none(long other) {
        var bytes = Base64.getUrlDecoder().decode(bound().value().substring(5));
        var unit = 2 + "k1".length() + 16 + 8;
        ByteBuffer.wrap(bytes).putLong(unit, other == 0 ? 0 : 7).putLong(unit + 8, other);

        assertThat(tokens.open(token(bytes), OTHER, NOW)).isEqualTo(INVALID);
        assertThat(tokens.open(token(bytes), UNIT, NOW)).isEqualTo(INVALID);
    }

    /** Also the parts that anybody can read: the key's id, the token's, its end and its unit. */
    @Test
    void a_token_with_any_bit_altered_is_invalid() {
        var bytes = Base64.getUrlDecoder().decode(bound().value().substring(5));
        for (var at = 0; at < bytes.length; at++) {
            for (var bit = 0; bit < 8; bit++) {
                var altered = bytes.clone();
                altered[at] ^= (byte) (1 << bit);

                assertThat(tokens.open(token(altered), UNIT, NOW))
                        .as("byte %d, bit %d", at, bit)
                        .isEqualTo(INVALID);
            }
        }
    }

    @Test
    void a_token_with_any_character_altered_is_invalid() {
        var text = bound().value();
        for (var at = 5; at < text.length(); at++) {
            var other = text.charAt(at) == 'A' ? 'B' : 'A';
            var altered = text.substring(0, at) + other + text.substring(at + 1);

            assertThat(tokens.open(new CardToken(altered), UNIT, NOW)).isEqualTo(INVALID);
        }
    }

    /** The bits of the last character that mean nothing would make several tokens of one. */
    @Test
    void a_token_has_one_spelling() {
        var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        for (var length = 2; length <= 4; length++) {
            var token =
                    tokens.seal(
                            contents("A".repeat(length), OptionalInt.empty()),
                            new Terms(ID, Optional.of(UNIT), END));
            var text = token.value().substring(0, token.value().length() - 1);

            assertThat(
                            alphabet.chars()
                                    .mapToObj(it -> new CardToken(text + (char) it))
                                    .filter(it -> !tokens.open(it, UNIT, NOW).equals(INVALID)))
                    .containsExactly(token);
        }
    }

    @Test
    void a_token_that_is_cut_or_longer_is_invalid() {
        var bytes = Base64.getUrlDecoder().decode(bound().value().substring(5));
        for (var length = 1; length <= bytes.length + 1; length++) {
            if (length != bytes.length) {
                assertThat(tokens.open(token(Arrays.copyOf(bytes, length)), UNIT, NOW))
                        .isEqualTo(INVALID);
            }
        }
    }

    @Test
    void an_old_key_still_opens_and_the_first_one_seals() {
        var old = bound();
        var rotated = tokens(K2 + "," + K1);

        assertThat(rotated.open(old, UNIT, NOW)).isInstanceOf(Opening.Opened.class);
        var fresh = rotated.seal(CONTENTS, new Terms(ID, Optional.of(UNIT), END));
        assertThat(tokens(K2).open(fresh, UNIT, NOW)).isInstanceOf(Opening.Opened.class);
        assertThat(tokens(K2).open(old, UNIT, NOW)).isEqualTo(INVALID);
    }

    @Test
    void two_tokens_of_one_card_differ() {
        assertThat(bound()).isNotEqualTo(bound());
    }

    /** The master key itself opens nothing: the key of cards is made from it. */
    @Test
    void no_key_has_two_uses() throws Exception {
        var bytes = Base64.getUrlDecoder().decode(bound().value().substring(5));
        var head = 2 + "k1".length() + 16 + 8 + 16;
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(key(1), "AES"),
                new GCMParameterSpec(128, bytes, head, 12));
        cipher.updateAAD(
                "v1|%s|%s|%d"
                        .formatted(UNIT.value(), ID, END.toEpochMilli())
                        .getBytes(StandardCharsets.US_ASCII));

        assertThatThrownBy(() -> cipher.doFinal(bytes, head + 12, bytes.length - head - 12))
                .isInstanceOf(AEADBadTagException.class);
    }

    @Test
    void nothing_of_it_shows_the_card() {
        var token = bound();
        var bytes = Base64.getUrlDecoder().decode(token.value().substring(5));

        assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                .doesNotContain("4111", "987", "Ana");
        assertThat(token).hasToString("card_***");
        assertThat(tokens.open(token, UNIT, NOW).toString())
                .doesNotContain("4111", "1111", "987", "Ana", "12/30", "2030");
    }

    private CardToken bound() {
        return tokens.seal(CONTENTS, new Terms(ID, Optional.of(UNIT), END));
    }

    private static CardToken token(byte[] bytes) {
        return new CardToken(
                "card_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    private static CardTokens tokens(String ring) {
        var keys = KeyRing.of(ring);
        return new AesCardTokens(() -> keys);
    }

    private static String ring(String id, int filling) {
        return id + ":" + Base64.getEncoder().encodeToString(key(filling));
    }

    private static byte[] key(int filling) {
        var key = new byte[32];
        Arrays.fill(key, (byte) filling);
        return key;
    }

    private static Contents contents(String holder, OptionalInt instalments) {
        return new Contents(
                new Card(
                        new CardNumber("4111111111111111"),
                        new PersonName(holder),
                        CardExpiry.of("12/30"),
                        new SecurityCode("987")),
                instalments);
    }
}
