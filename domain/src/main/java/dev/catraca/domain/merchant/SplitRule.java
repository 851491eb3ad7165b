package dev.catraca.domain.merchant;

import dev.catraca.domain.shared.BasisPoints;
import dev.catraca.domain.shared.InvalidValue;

/** The shares of merchant and affiliate; what is left of the whole is the platform's. */
public record SplitRule(BasisPoints merchant, BasisPoints affiliate) {
    public SplitRule {
        if (merchant.value() + affiliate.value() > BasisPoints.WHOLE) {
            throw new InvalidValue("split-rule-invalid", "The shares add up to more than 10000.");
        }
    }
}
