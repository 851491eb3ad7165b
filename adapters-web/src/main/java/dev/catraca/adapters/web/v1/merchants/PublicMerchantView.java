package dev.catraca.adapters.web.v1.merchants;

import dev.catraca.domain.merchant.Merchant;

/** What a buyer may know of a merchant. */
public record PublicMerchantView(String slug, String name, String currency, String timeZone) {
    static PublicMerchantView of(Merchant it) {
        return new PublicMerchantView(
                it.slug().value(), it.name(), it.currency().getCurrencyCode(), it.zone().getId());
    }
}
