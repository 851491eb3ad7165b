package dev.catraca.domain.shared;

/** A Brazilian postal code (CEP): eight digits. */
public record PostalCode(String digits) {
    /** Reads it with or without its hyphen; throws {@link InvalidValue}. */
    public PostalCode {
        digits = digits.strip().replaceFirst("^([0-9]{5})-", "$1");
        if (!digits.matches("[0-9]{8}") || digits.equals("00000000")) {
            throw new InvalidValue("postal-code-invalid", "A CEP has eight digits.");
        }
    }

    @Override
    public String toString() {
        return digits.substring(0, 2) + "***-***";
    }
}
