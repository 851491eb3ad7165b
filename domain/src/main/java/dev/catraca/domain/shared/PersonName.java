package dev.catraca.domain.shared;

import java.text.Normalizer;

/** What a person wants to be called, as they wrote it (trimmed, NFC); at most 120 code points. */
public record PersonName(String value) {
    private static final int LONGEST = 120;

    public PersonName {
        value = Normalizer.normalize(value.strip(), Normalizer.Form.NFC);
        if (value.isEmpty() || value.codePointCount(0, value.length()) > LONGEST) {
            throw new InvalidValue("name-invalid", "A name has 1 to 120 characters.");
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
