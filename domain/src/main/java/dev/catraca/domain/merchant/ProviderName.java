package dev.catraca.domain.merchant;

import dev.catraca.domain.shared.InvalidValue;
import java.util.regex.Pattern;

/** A payment provider as we call it: {@code stripe}, {@code asaas}. Open, as gateways are added. */
public record ProviderName(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{1,30}");

    public ProviderName {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidValue("provider-unknown", "There is no such payment provider.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
