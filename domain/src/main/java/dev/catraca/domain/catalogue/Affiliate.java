package dev.catraca.domain.catalogue;

import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.shared.BasisPoints;
import dev.catraca.domain.shared.InvalidValue;
import java.util.Map;
import java.util.Optional;

/**
 * Who brings buyers and gets a part for it, paid into a wallet at the payment provider. A share of
 * its own replaces the affiliate's in the merchant's split rule.
 */
public record Affiliate(
        MerchantId merchant,
        Reference reference,
        String name,
        Map<ProviderName, String> wallets,
        Optional<BasisPoints> share,
        boolean isActive) {
    public Affiliate {
        Label.check(name);
        wallets = Map.copyOf(wallets);
        wallets.values().forEach(Affiliate::wallet);
    }

    /** The name of a wallet, as its provider gave it; throws {@link InvalidValue}. */
    public static String wallet(String name) {
        if (!VisibleText.isName(name)) {
            throw new InvalidValue(
                    "wallet-invalid", "A wallet's id has 1 to 100 visible characters, no space.");
        }
        return name;
    }
}
