package dev.catraca.application.blocklist;

import dev.catraca.application.blocklist.port.Blocklist;
import dev.catraca.domain.blocklist.Block;
import dev.catraca.domain.blocklist.BlockId;
import dev.catraca.domain.merchant.MerchantId;
import java.util.List;
import java.util.Optional;

/** Shows whom a merchant blocks, masked; the oldest entry first. */
public final class ListBlocked {
    private final Blocklist blocklist;

    public ListBlocked(Blocklist blocklist) {
        this.blocklist = blocklist;
    }

    /** Those behind the given one, if one is given. */
    public record Query(MerchantId merchant, Optional<BlockId> after, int limit) {}

    public List<Block> list(Query query) {
        return blocklist.page(query.merchant(), query.after(), query.limit());
    }
}
