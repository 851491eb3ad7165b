package dev.catraca.domain.blocklist;

import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.shared.InvalidValue;
import java.time.Instant;
import java.util.Optional;

/**
 * An entry of a merchant's blocklist, without the value that is blocked: that is kept as a keyed
 * hash only, and shown masked.
 */
public record Block(
        BlockId id,
        MerchantId merchant,
        Subject.Kind kind,
        String masked,
        String reason,
        Instant createdAt,
        Optional<Instant> expiresAt) {
    private static final int LONGEST = 200;

    public Block {
        if (reason.isBlank() || reason.codePointCount(0, reason.length()) > LONGEST) {
            throw new InvalidValue("block-reason-invalid", "A reason has 1 to 200 characters.");
        }
    }
}
