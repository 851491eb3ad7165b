package dev.catraca.domain.merchant;

import dev.catraca.domain.shared.BasisPoints;
import dev.catraca.domain.shared.InvalidValue;
import java.util.Optional;

/** The shares of merchant and affiliate; what is left of the whole is the platform's. */
public record SplitRule(BasisPoints merchant, BasisPoints affiliate) {
    public SplitRule {
        if (merchant.value() + affiliate.value() > BasisPoints.WHOLE) {
            throw new InvalidValue("split-rule-invalid", "The shares add up to more than 10000.");
        }
    }

    /** The whole is the merchant's. */
    public static SplitRule allToTheMerchant() {
        return new SplitRule(new BasisPoints(BasisPoints.WHOLE), new BasisPoints(0));
    }

    /**
     * The parts of the two if the affiliate gets this much, 0 if there is none: the merchant gets
     * the rest of what is for both. Empty if that is not as much.
     */
    public Optional<SplitRule> giving(BasisPoints toAffiliate) {
        var rest = merchant.value() + affiliate.value() - toAffiliate.value();
        return rest < 0
                ? Optional.empty()
                : Optional.of(new SplitRule(new BasisPoints(rest), toAffiliate));
    }
}
