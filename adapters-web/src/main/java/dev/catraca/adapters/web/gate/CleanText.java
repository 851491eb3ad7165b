package dev.catraca.adapters.web.gate;

import static dev.catraca.adapters.web.gate.ProblemCode.JSON_CHARACTER_REFUSED;

import java.text.Normalizer;

/**
 * Text as we keep it: NFC, without characters that steer rather than show. Half a surrogate pair
 * and NUL would only fail later, in the database; the others forge log lines and reverse names.
 */
final class CleanText {
    /** Below it no character combines, so text is in NFC as it stands. */
    private static final char FIRST_COMBINING = '\u0300';

    private CleanText() {}

    static String of(String text) {
        char highest = 0;
        for (int i = 0; i < text.length(); i++) {
            char it = text.charAt(i);
            highest = it > highest ? it : highest;
            if (Character.isHighSurrogate(it)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(it) || Character.isISOControl(it) || isBidi(it)) {
                throw new Rejected(JSON_CHARACTER_REFUSED);
            }
        }
        return highest < FIRST_COMBINING ? text : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** All that Unicode calls Bidi_Control: marks, embeddings, overrides and isolates. */
    private static boolean isBidi(char it) {
        return it == '\u061C'
                || it == '\u200E'
                || it == '\u200F'
                || (it >= '\u202A' && it <= '\u202E')
                || (it >= '\u2066' && it <= '\u2069');
    }
}
