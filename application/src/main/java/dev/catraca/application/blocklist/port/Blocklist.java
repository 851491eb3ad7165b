package dev.catraca.application.blocklist.port;

import dev.catraca.domain.blocklist.Block;
import dev.catraca.domain.blocklist.BlockId;
import dev.catraca.domain.blocklist.Subject;
import dev.catraca.domain.merchant.MerchantId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Whom each merchant blocks. The subjects themselves are not kept, only keyed hashes of them. */
public interface Blocklist {
    /**
     * Adds the entry as one statement of its own; if the merchant has one of the same subject, that
     * one gets the new reason and end. The entry as it is then.
     */
    Block put(Block block, Subject subject);

    /** By id, those behind the given one; the ones that are over are among them. */
    List<Block> page(MerchantId merchant, Optional<BlockId> after, int limit);

    /** False if the merchant has none of this id. */
    boolean remove(MerchantId merchant, BlockId id);

    /**
     * By what one of the subjects is blocked at the unit or at its platform at that time, if any
     * is: one statement.
     */
    Optional<Subject.Kind> find(
            MerchantId unit, Collection<? extends Subject> subjects, Instant at);
}
