package dev.catraca.domain.account;

import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.shared.InvalidValue;

/**
 * What a payment is known by, worldwide: its provider and the provider's id of it (1 to 255
 * characters). It is the natural key that makes a grant happen once.
 */
public record PaymentReference(ProviderName provider, String value) {
    private static final int LONGEST = 255;

    public PaymentReference {
        value = value.strip();
        if (value.isEmpty()
                || value.codePointCount(0, value.length()) > LONGEST
                || value.codePoints().anyMatch(Character::isISOControl)) {
            throw new InvalidValue(
                    "payment-reference-invalid", "A payment reference has 1 to 255 characters.");
        }
    }
}
