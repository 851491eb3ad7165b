package dev.catraca.domain.card;

import dev.catraca.domain.shared.InvalidValue;

/** The code that shows that somebody holds the card (CVV): three digits, or four. */
public record SecurityCode(String digits) {
    public SecurityCode {
        digits = digits.strip();
        if (!digits.matches("[0-9]{3,4}")) {
            throw invalid();
        }
    }

    /** As long as cards of the brand have it; throws {@link InvalidValue}. */
    public static SecurityCode of(String text, CardBrand brand) {
        var code = new SecurityCode(text);
        if (code.digits().length() != brand.codeDigits()) {
            throw invalid();
        }
        return code;
    }

    private static InvalidValue invalid() {
        return new InvalidValue(
                "card-code-invalid", "A card's code has three digits, that of an Amex four.");
    }

    @Override
    public String toString() {
        return "***";
    }
}
