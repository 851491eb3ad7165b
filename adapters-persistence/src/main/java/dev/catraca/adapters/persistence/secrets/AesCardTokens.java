package dev.catraca.adapters.persistence.secrets;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.catraca.application.sale.port.CardTokens;
import dev.catraca.domain.card.Card;
import dev.catraca.domain.card.CardExpiry;
import dev.catraca.domain.card.CardNumber;
import dev.catraca.domain.card.CardToken;
import dev.catraca.domain.card.SecurityCode;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.shared.PersonName;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * AES-256-GCM under a key that is made from a master key for cards alone (HKDF, RFC 5869). In front
 * of the ciphertext stand, to be read by anybody: the version, the key's id, the token's id, its
 * end, its unit (or zeros) and the initialisation vector. All of them count for the tag.
 */
@Dependent
class AesCardTokens implements CardTokens {
    private static final String PREFIX = "card_";
    private static final byte VERSION = 1;
    private static final byte[] PURPOSE = "catraca card token v1".getBytes(US_ASCII);
    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    /** Two ids and the end. */
    private static final int FIXED_BYTES = 16 + 8 + 16;

    /** Stands for "any unit"; no merchant has this id. */
    private static final UUID ANY = new UUID(0, 0);

    private final MasterKeys keys;
    private final SecureRandom random = new SecureRandom();

    @Inject
    AesCardTokens(MasterKeys keys) {
        this.keys = keys;
    }

    /** What can be read of a token without its key. */
    private record Head(String key, UUID id, Instant end, UUID unit) {
        private byte[] authenticated() {
            var bound = unit.equals(ANY) ? "" : unit.toString();
            return String.join("|", "v1", bound, id.toString(), Long.toString(end.toEpochMilli()))
                    .getBytes(US_ASCII);
        }

        private byte[] bytes() {
            var name = key.getBytes(US_ASCII);
            return ByteBuffer.allocate(2 + name.length + FIXED_BYTES)
                    .put(VERSION)
                    .put((byte) name.length)
                    .put(name)
                    .putLong(id.getMostSignificantBits())
                    .putLong(id.getLeastSignificantBits())
                    .putLong(end.toEpochMilli())
                    .putLong(unit.getMostSignificantBits())
                    .putLong(unit.getLeastSignificantBits())
                    .array();
        }

        private static Optional<Head> read(ByteBuffer token) {
            if (token.get() != VERSION) {
                return Optional.empty();
            }
            var name = new byte[Byte.toUnsignedInt(token.get())];
            token.get(name);
            var id = new UUID(token.getLong(), token.getLong());
            var end = Instant.ofEpochMilli(token.getLong());
            var unit = new UUID(token.getLong(), token.getLong());
            return Optional.of(new Head(new String(name, US_ASCII), id, end, unit));
        }
    }

    @Override
    public CardToken seal(Contents contents, Terms terms) {
        var ring = keys.current();
        var head =
                new Head(
                        ring.first(),
                        terms.id(),
                        terms.expiresAt(),
                        terms.unit().map(MerchantId::value).orElse(ANY));
        var iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        var text = written(contents);
        try {
            var key = purposeKey(ring.find(ring.first()).orElseThrow());
            var sealed = crypt(Cipher.ENCRYPT_MODE, key, iv, head, text);
            var begin = head.bytes();
            var whole =
                    ByteBuffer.allocate(begin.length + IV_BYTES + sealed.length)
                            .put(begin)
                            .put(iv)
                            .put(sealed);
            return new CardToken(PREFIX + base64(whole.array()));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("a card cannot be sealed", failure);
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    @Override
    public Opening open(CardToken token, MerchantId unit, Instant now) {
        return bytes(token.value().substring(PREFIX.length()))
                .flatMap(it -> opened(ByteBuffer.wrap(it), unit, now))
                .orElseGet(Opening.Invalid::new);
    }

    /** The tag comes first: until then the end and the unit are only what somebody says. */
    private Optional<Opening> opened(ByteBuffer token, MerchantId unit, Instant now) {
        try {
            var head = Head.read(token);
            var key = head.flatMap(it -> keys.current().find(it.key()));
            if (key.isEmpty()) {
                return Optional.empty();
            }
            var iv = new byte[IV_BYTES];
            token.get(iv);
            var sealed = new byte[token.remaining()];
            token.get(sealed);
            var known = head.orElseThrow();
            var text = crypt(Cipher.DECRYPT_MODE, purposeKey(key.get()), iv, known, sealed);
            try {
                return opened(known, text, unit, now);
            } finally {
                Arrays.fill(text, (byte) 0);
            }
        } catch (BufferUnderflowException | GeneralSecurityException altered) {
            return Optional.empty();
        }
    }

    private static Optional<Opening> opened(Head head, byte[] text, MerchantId unit, Instant now) {
        if (!head.unit().equals(ANY) && !head.unit().equals(unit.value())) {
            return Optional.empty();
        }
        return Optional.of(
                now.isBefore(head.end())
                        ? new Opening.Opened(head.id(), read(text))
                        : new Opening.Expired());
    }

    /** Never one key for two uses: what opens a card opens nothing that is stored. */
    private static SecretKey purposeKey(SecretKey master) throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256")
                .deriveKey(
                        "AES",
                        HKDFParameterSpec.ofExtract()
                                .addIKM(master)
                                .thenExpand(PURPOSE, KEY_BYTES));
    }

    private static byte[] crypt(int mode, SecretKey key, byte[] iv, Head head, byte[] text)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(head.authenticated());
        return cipher.doFinal(text);
    }

    /** A line each; the name comes last, as it may hold anything. */
    private static byte[] written(Contents contents) {
        var card = contents.card();
        return String.join(
                        "\n",
                        card.number().digits(),
                        card.expiry().month().toString(),
                        card.code().digits(),
                        Integer.toString(contents.instalments().orElse(0)),
                        card.holder().value())
                .getBytes(UTF_8);
    }

    private static Contents read(byte[] text) {
        var lines = new String(text, UTF_8).split("\n", 5);
        var instalments = Integer.parseInt(lines[3]);
        return new Contents(
                new Card(
                        new CardNumber(lines[0]),
                        new PersonName(lines[4]),
                        new CardExpiry(YearMonth.parse(lines[1])),
                        new SecurityCode(lines[2])),
                instalments == 0 ? OptionalInt.empty() : OptionalInt.of(instalments));
    }

    /** Only as we would write them: the last character has bits that mean nothing. */
    private static Optional<byte[]> bytes(String text) {
        try {
            var bytes = Base64.getUrlDecoder().decode(text);
            return Optional.of(bytes).filter(it -> base64(it).equals(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
