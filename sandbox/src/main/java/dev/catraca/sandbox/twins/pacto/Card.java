package dev.catraca.sandbox.twins.pacto;

import dev.catraca.sandbox.twins.brazil.CardNumbers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What is kept of a card: its number never.
 *
 * @param mark the same for the same number, until the sandbox stops; nothing else can be told by it
 */
record Card(String brand, String lastFour, String mark, Outcome outcome) {

    /** What the card's bank will say, which the number decides. */
    enum Outcome {
        APPROVED,
        DECLINED,
        IN_ANALYSIS
    }

    private static final Set<String> DECLINED = Set.of("4000000000000002", "5105105105105100");
    private static final Set<String> IN_ANALYSIS = Set.of("4000000000009235");
    private static final String ALGORITHM = "HmacSHA256";
    private static final SecretKeySpec KEY = new SecretKeySpec(randomKey(), ALGORITHM);

    static Card of(String number) {
        return new Card(
                CardNumbers.brand(number),
                number.substring(number.length() - 4),
                mark(number),
                outcome(number));
    }

    private static Outcome outcome(String number) {
        if (DECLINED.contains(number)) {
            return Outcome.DECLINED;
        }
        return IN_ANALYSIS.contains(number) ? Outcome.IN_ANALYSIS : Outcome.APPROVED;
    }

    private static byte[] randomKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return key;
    }

    private static String mark(String number) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(KEY);
            return HexFormat.of()
                    .formatHex(mac.doFinal(number.getBytes(StandardCharsets.US_ASCII)), 0, 16);
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
