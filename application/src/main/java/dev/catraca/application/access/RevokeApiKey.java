package dev.catraca.application.access;

import dev.catraca.application.access.port.ApiKeys;
import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.domain.access.Principal;
import java.time.Clock;
import java.util.UUID;

/**
 * Ends a key: on this node at once, on the others within five seconds. Twice is as good as once.
 */
public final class RevokeApiKey {
    private final ReachableKeys reachable;
    private final ApiKeys keys;
    private final Transactions transactions;
    private final Clock clock;

    public RevokeApiKey(ApiKeys keys, Merchants merchants, Transactions transactions, Clock clock) {
        this.reachable = new ReachableKeys(keys, merchants);
        this.keys = keys;
        this.transactions = transactions;
        this.clock = clock;
    }

    public record Command(UUID key, Principal principal) {}

    /** False if there is no such key, or it is somebody else's. */
    public boolean revoke(Command command) {
        return transactions.compute(
                () -> {
                    var found = reachable.find(command.key(), command.principal());
                    found.ifPresent(it -> keys.save(it.revoked(clock.instant())));
                    return found.isPresent();
                });
    }
}
