package dev.catraca.domain.cart;

import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.Origin;
import dev.catraca.domain.merchant.SplitRule;
import java.util.Optional;
import java.util.Set;

/**
 * A company or its platform, as far as a cart needs to know: its wallet at the provider, how it
 * shares, and where its buyers may be sent.
 */
public record Seller(
        MerchantId id,
        Optional<String> wallet,
        Optional<SplitRule> splitRule,
        Set<Origin> returnOrigins) {
    public Seller {
        returnOrigins = Set.copyOf(returnOrigins);
    }
}
