package dev.catraca.application.blocklist;

import dev.catraca.application.blocklist.port.Blocklist;
import dev.catraca.domain.blocklist.Block;
import dev.catraca.domain.blocklist.BlockId;
import dev.catraca.domain.blocklist.Subject;
import dev.catraca.domain.merchant.MerchantId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Blocks somebody at a merchant and, if it is a platform, at its units. It is one statement: a
 * crash leaves all or nothing of it, and the request again finds its own entry.
 */
public final class BlockSubject {
    private final Blocklist blocklist;
    private final Clock clock;

    public BlockSubject(Blocklist blocklist, Clock clock) {
        this.blocklist = blocklist;
        this.clock = clock;
    }

    /** The caller chooses the id; without an end it is for good. */
    public record Command(
            BlockId id,
            MerchantId merchant,
            Subject subject,
            String reason,
            Optional<Instant> expiresAt) {}

    /** What came of it. */
    public sealed interface Outcome {
        record Blocked(Block block) implements Outcome {}

        /** The subject was blocked before; the entry has the new reason and end. */
        record Changed(Block block) implements Outcome {}

        record AlreadyOver() implements Outcome {}
    }

    public Outcome block(Command command) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (command.expiresAt().filter(it -> !it.isAfter(now)).isPresent()) {
            return new Outcome.AlreadyOver();
        }
        var subject = command.subject();
        var block =
                new Block(
                        command.id(),
                        command.merchant(),
                        subject.kind(),
                        subject.masked(),
                        command.reason(),
                        now,
                        command.expiresAt());
        var stored = blocklist.put(block, subject);
        return stored.id().equals(command.id())
                ? new Outcome.Blocked(stored)
                : new Outcome.Changed(stored);
    }
}
