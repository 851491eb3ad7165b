package dev.catraca.domain.catalogue;

import dev.catraca.domain.shared.InvalidValue;
import java.util.regex.Pattern;

/** A plan's name at its merchant: 1 to 64 letters, digits, dots, hyphens, underscores. */
public record PlanCode(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public PlanCode {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidValue(
                    "plan-code-invalid",
                    "A plan code has 1 to 64 letters, digits, dots, hyphens and underscores.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
