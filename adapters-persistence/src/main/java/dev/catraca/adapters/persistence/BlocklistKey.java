package dev.catraca.adapters.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.catraca.adapters.persistence.secrets.Envelopes;
import dev.catraca.adapters.persistence.secrets.Envelopes.Owner;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Makes the hashes of blocked subjects. Its key is random, made once and kept in an envelope: if it
 * were made of a master key, every entry would be lost when that is changed.
 */
@Dependent
class BlocklistKey {
    private static final Owner OWNER = new Owner(new UUID(0, 0), "blocklist");
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;
    private static final String FIND = "SELECT key FROM blocklist_key";
    private static final String ADD =
            "INSERT INTO blocklist_key (key) VALUES (?) ON CONFLICT DO NOTHING";

    private final Sql sql;
    private final Envelopes envelopes;
    private final SecureRandom random = new SecureRandom();
    private volatile @Nullable SecretKeySpec known;

    @Inject
    BlocklistKey(Sql sql, Envelopes envelopes) {
        this.sql = sql;
        this.envelopes = envelopes;
    }

    /** The hash, in hex; empty if there is no key yet, and so nobody blocked. */
    Optional<UnaryOperator<String>> existing() {
        return Optional.ofNullable(key()).map(key -> text -> hash(key, text));
    }

    /** The hash, in hex; it makes the key if there is none. Outside of transactions only. */
    UnaryOperator<String> made() {
        if (key() == null) {
            var bytes = new byte[BYTES];
            random.nextBytes(bytes);
            sql.update(ADD, envelopes.seal(Base64.getEncoder().encodeToString(bytes), OWNER));
        }
        return existing().orElseThrow();
    }

    private @Nullable SecretKeySpec key() {
        var it = known;
        if (it == null) {
            it =
                    sql.find(FIND, row -> envelopes.open(row.text("key"), OWNER))
                            .map(
                                    text ->
                                            new SecretKeySpec(
                                                    Base64.getDecoder().decode(text), ALGORITHM))
                            .orElse(null);
            known = it;
        }
        return it;
    }

    private static String hash(SecretKeySpec key, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
        }
    }
}
