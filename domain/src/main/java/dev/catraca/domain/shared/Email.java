package dev.catraca.domain.shared;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address in canonical form: trimmed, NFC, lower case. Two spellings of one mailbox are
 * equal, which is what makes a user unique.
 */
public record Email(String value) {
    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;
    private static final String ATOM = "[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?";
    private static final Pattern ADDRESS =
            Pattern.compile(
                    ATOM + "(?:\\." + ATOM + ")*@" + LABEL + "(?:\\." + LABEL + ")+",
                    Pattern.UNICODE_CHARACTER_CLASS);

    public Email {
        value = Normalizer.normalize(value.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        if (value.length() > LONGEST
                || value.indexOf('@') > LONGEST_LOCAL_PART
                || !ADDRESS.matcher(value).matches()) {
            throw new InvalidValue("email-invalid", "This is not an e-mail address.");
        }
    }

    /** Masked, because addresses end up in messages and logs: {@code j***@example.com}. */
    @Override
    public String toString() {
        return value.charAt(0) + "***" + value.substring(value.indexOf('@'));
    }
}
