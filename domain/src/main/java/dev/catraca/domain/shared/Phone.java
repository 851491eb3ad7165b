package dev.catraca.domain.shared;

import java.util.regex.Pattern;

/**
 * A telephone number in the form of E.164, {@code +5511987654321}. Punctuation is left out; 10 or
 * 11 digits without {@code +} are a Brazilian number with its area code.
 */
public record Phone(String value) {
    private static final Pattern PUNCTUATION = Pattern.compile("[ ().\\-]");
    private static final Pattern NATIONAL = Pattern.compile("[1-9][1-9]9?[2-9][0-9]{7}");
    private static final Pattern BRAZILIAN = Pattern.compile("\\+55" + NATIONAL);
    private static final Pattern INTERNATIONAL = Pattern.compile("\\+[1-9][0-9]{7,14}");
    private static final int SHOWN_DIGITS = 2;

    public Phone {
        var bare = PUNCTUATION.matcher(value.strip()).replaceAll("");
        value = NATIONAL.matcher(bare).matches() ? "+55" + bare : bare;
        var form = value.startsWith("+55") ? BRAZILIAN : INTERNATIONAL;
        if (!form.matcher(value).matches()) {
            throw new InvalidValue(
                    "phone-invalid",
                    "A phone number has its area code; one from abroad begins with + and its country.");
        }
    }

    /** Only the last two digits are shown. */
    @Override
    public String toString() {
        return "***" + value.substring(value.length() - SHOWN_DIGITS);
    }
}
