package dev.catraca.domain.shared;

import java.util.regex.Pattern;

/**
 * A telephone number in the form of E.164, {@code +5511987654321}. Punctuation is left out; digits
 * without {@code +} are a Brazilian number with its area code, with or without the 55 of the
 * country. A mobile number has nine digits and begins with 9, any other eight and 2 to 5.
 */
public record Phone(String value) {
    private static final Pattern PUNCTUATION = Pattern.compile("[ ().\\-]");

    /** The 67 area codes of Anatel's numbering plan. */
    private static final String AREA =
            "(?:1[1-9]|2[12478]|3[1-578]|4[1-9]|5[1345]|6[1-9]|7[134579]|8[1-9]|9[1-9])";

    private static final String LOCAL = "(?:9[0-9]{8}|[2-5][0-9]{7})";
    private static final Pattern NATIONAL = Pattern.compile("(?:55)?(" + AREA + LOCAL + ")");
    private static final Pattern BRAZILIAN = Pattern.compile("\\+55" + AREA + LOCAL);
    private static final Pattern INTERNATIONAL = Pattern.compile("\\+[1-9][0-9]{7,14}");
    private static final int SHOWN_DIGITS = 2;

    public Phone {
        var bare = PUNCTUATION.matcher(value.strip()).replaceAll("");
        var national = NATIONAL.matcher(bare);
        value = national.matches() ? "+55" + national.group(1) : bare;
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
