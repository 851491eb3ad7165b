package dev.catraca.application.merchant.port;

import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.Origin;
import dev.catraca.domain.merchant.Slug;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All merchants. What is read may be up to five seconds old. */
public interface Merchants {
    Optional<Merchant> find(Slug slug);

    Optional<Merchant> find(MerchantId id);

    /** The gym units that sell under this platform, by their names. */
    List<Merchant> unitsOf(MerchantId platform);

    /** Where the buyers of any merchant may be sent back to. */
    Set<Origin> returnOrigins();

    /** Adds the merchant, or replaces the one with the same id. */
    void put(Merchant merchant);
}
