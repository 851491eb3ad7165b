package dev.catraca.domain.card;

import dev.catraca.domain.shared.InvalidValue;

/** The number on a card: 13 to 19 digits, the last of which is Luhn's check digit. */
public record CardNumber(String digits) {
    private static final int SHOWN_AT_EACH_END = 4;

    /** Reads it with or without spaces and hyphens; throws {@link InvalidValue}. */
    public CardNumber {
        digits = digits.strip().replaceAll("[ -]", "");
        if (!digits.matches("[0-9]{13,19}") || !checks(digits)) {
            throw new InvalidValue("card-number-invalid", "This is not a valid card number.");
        }
    }

    /** What may be shown of it, however long it is: {@code 4111****1111}. */
    public String masked() {
        return digits.substring(0, SHOWN_AT_EACH_END)
                + "****"
                + digits.substring(digits.length() - SHOWN_AT_EACH_END);
    }

    /** Every second digit from the right counts twice, as the sum of its own digits. */
    private static boolean checks(String digits) {
        var sum = 0;
        for (var i = 0; i < digits.length(); i++) {
            var digit = digits.charAt(digits.length() - 1 - i) - '0';
            var counted = i % 2 == 0 ? digit : 2 * digit;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return sum % 10 == 0;
    }

    @Override
    public String toString() {
        return "***";
    }
}
