package dev.catraca.application.blocklist;

import dev.catraca.application.blocklist.port.Blocklist;
import dev.catraca.domain.blocklist.BlockId;
import dev.catraca.domain.merchant.MerchantId;

/** Takes an entry off a merchant's blocklist. */
public final class Unblock {
    private final Blocklist blocklist;

    public Unblock(Blocklist blocklist) {
        this.blocklist = blocklist;
    }

    /** False if there is none. */
    public boolean unblock(MerchantId merchant, BlockId id) {
        return blocklist.remove(merchant, id);
    }
}
