package dev.catraca.domain.account;

import dev.catraca.domain.shared.InvalidValue;
import java.text.Normalizer;

/** What somebody typed as a password (NFC, so that every keyboard spells it alike). */
public record Password(String value) {
    private static final int SHORTEST = 12;
    private static final int LONGEST = 128;

    public Password {
        value = Normalizer.normalize(value, Normalizer.Form.NFC);
    }

    /** A password to be used from now on: 12 to 128 characters; throws {@link InvalidValue}. */
    public static Password chosen(String text) {
        var password = new Password(text);
        var length = password.value.codePointCount(0, password.value.length());
        if (length < SHORTEST) {
            throw new InvalidValue("password-too-short", "A password has at least 12 characters.");
        }
        if (length > LONGEST) {
            throw new InvalidValue("password-too-long", "A password has at most 128 characters.");
        }
        return password;
    }

    @Override
    public String toString() {
        return "***";
    }
}
