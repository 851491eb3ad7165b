package dev.catraca.application.merchant;

import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.merchant.Slug;
import java.util.Optional;

/** Shows a merchant, and the platform it sells through. */
public final class ReadMerchant {
    private final Merchants merchants;

    public ReadMerchant(Merchants merchants) {
        this.merchants = merchants;
    }

    public record Found(Merchant merchant, Optional<Slug> platform) {}

    public Optional<Found> read(Slug slug) {
        return merchants
                .find(slug)
                .map(
                        it ->
                                new Found(
                                        it,
                                        it.platform()
                                                .flatMap(merchants::find)
                                                .map(Merchant::slug)));
    }
}
