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

    static InvalidValue invalid() {
        return new InvalidValue(
                "card-code-invalid", "A card's code has three digits, that of an Amex four.");
    }

    @Override
    public String toString() {
        return "***";
    }
}
