package dev.catraca.adapters.web.v1.catalogue;

import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.domain.catalogue.Affiliate;
import dev.catraca.domain.catalogue.Reference;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.merchant.ProviderName;

/** Reads {@code {"name","wallets":{…},"share"?,"active"}}; the share is in basis points. */
public final class AffiliateBody {
    private AffiliateBody() {}

    public static Affiliate read(Fields in, Merchant merchant, Reference reference) {
        var name = in.text("name");
        var wallets = in.map("wallets", ProviderName::new, Affiliate::wallet);
        var share = in.optionalInteger("share", ShareBody::basisPoints);
        var isActive = in.bool("active");
        return in.done(
                () -> new Affiliate(merchant.id(), reference, name, wallets, share, isActive));
    }
}
