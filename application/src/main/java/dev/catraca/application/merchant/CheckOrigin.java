package dev.catraca.application.merchant;

import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.domain.merchant.Origin;

/** Says whether a site belongs to a merchant. */
public final class CheckOrigin {
    private final Merchants merchants;

    public CheckOrigin(Merchants merchants) {
        this.merchants = merchants;
    }

    /** Whether buyers of some merchant may be sent back there. */
    public boolean isMerchants(Origin origin) {
        return merchants.returnOrigins().contains(origin);
    }
}
