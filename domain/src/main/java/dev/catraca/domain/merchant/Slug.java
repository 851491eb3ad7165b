package dev.catraca.domain.merchant;

import dev.catraca.domain.shared.InvalidValue;
import java.util.regex.Pattern;

/** A merchant's name in addresses: 1 to 63 of a–z, 0–9 and inner hyphens. */
public record Slug(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

    /** Whether a text is one. */
    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    public Slug {
        if (!isValid(value)) {
            throw new InvalidValue(
                    "slug-invalid",
                    "A slug has 1 to 63 lower-case letters, digits and inner hyphens.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
