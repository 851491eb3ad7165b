package dev.catraca.domain.merchant;

import dev.catraca.domain.shared.InvalidValue;
import java.util.IllformedLocaleException;
import java.util.Locale;

/** A language and usually a country, by BCP 47, in its canonical spelling: {@code pt-BR}. */
public record LanguageTag(String value) {
    public LanguageTag {
        value = canonical(value.strip());
    }

    private static String canonical(String text) {
        try {
            var locale = new Locale.Builder().setLanguageTag(text).build();
            if (!locale.getLanguage().isEmpty()) {
                return locale.toLanguageTag();
            }
        } catch (IllformedLocaleException malformed) {
            // falls through: without a language it is none either
        }
        throw new InvalidValue(
                "language-tag-invalid", "This is not a language tag such as pt-BR (BCP 47).");
    }
}
