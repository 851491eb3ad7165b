package dev.catraca.domain.merchant;

import dev.catraca.domain.shared.TaxId;
import java.net.URI;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who sells. With a {@code platform} it sells through that merchant's provider accounts; the {@code
 * reference} is the client's own id.
 */
public record Merchant(
        MerchantId id,
        Slug slug,
        String name,
        Optional<String> reference,
        Optional<MerchantId> platform,
        Optional<TaxId> taxId,
        ZoneId zone,
        Currency currency,
        Set<Origin> returnOrigins,
        LateMoney lateMoney,
        Optional<ProviderName> defaultProvider,
        MainSystemKind mainSystem,
        Map<ProviderName, String> wallets,
        Optional<SplitRule> splitRule,
        Optional<Unit> unit) {
    public Merchant {
        returnOrigins = Set.copyOf(returnOrigins);
        wallets = Map.copyOf(wallets);
    }

    /** Whether a buyer may be sent to this address: its origin is registered, exactly. */
    public boolean mayReturnTo(URI address) {
        return returnOrigins.contains(Origin.of(address));
    }
}
