package dev.catraca.domain.catalogue;

import dev.catraca.domain.shared.InvalidValue;

/**
 * The client's own name of a product, an affiliate or a buyer: 1 to 100 visible characters, neither
 * space nor slash. It is kept exactly as it was given (in NFC), so {@code a} and {@code A} are two.
 */
public record Reference(String value) {
    public Reference {
        value = VisibleText.normalized(value);
        if (!VisibleText.fitsAnAddress(value)) {
            throw new InvalidValue(
                    "reference-invalid",
                    "A reference has 1 to 100 visible characters, no space and none of / \\ % ; ? #");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
