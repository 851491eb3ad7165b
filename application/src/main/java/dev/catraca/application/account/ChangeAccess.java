package dev.catraca.application.account;

import dev.catraca.application.account.port.Grants;
import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.domain.access.Principal;
import dev.catraca.domain.account.Grant;
import dev.catraca.domain.merchant.ProviderName;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Takes away what a payment gave, for a while or for good, or gives it back. Repeating changes
 * nothing, and what was taken for good stays taken: a late message must not bring it back.
 */
public final class ChangeAccess {
    /** The three things that happen to money after it was paid. */
    public enum Change {
        SUSPEND,
        RESTORE,
        REVOKE
    }

    public record Command(
            Principal caller, Optional<ProviderName> provider, String reference, Change change) {}

    /** What came of it. */
    public sealed interface Outcome {
        /** The grant is where the change leads, now or since an earlier time. */
        record Changed(Grant grant) implements Outcome {}

        /** The access was revoked, and is not suspended or restored any more. */
        record AlreadyRevoked() implements Outcome {}

        record Unknown() implements Outcome {}

        /** Several providers have such a payment: say which is meant. */
        record Ambiguous() implements Outcome {}
    }

    private final Transactions transactions;
    private final Grants grants;
    private final ReachableGrants reachable;
    private final Clock clock;

    public ChangeAccess(
            Transactions transactions, Grants grants, Merchants merchants, Clock clock) {
        this.transactions = transactions;
        this.grants = grants;
        this.reachable = new ReachableGrants(grants, merchants);
        this.clock = clock;
    }

    public Outcome change(Command command) {
        return transactions.compute(
                () -> {
                    var found =
                            reachable.find(
                                    command.caller(), command.provider(), command.reference());
                    return switch (found.size()) {
                        case 0 -> new Outcome.Unknown();
                        case 1 -> change(locked(found.getFirst()), command.change());
                        default -> new Outcome.Ambiguous();
                    };
                });
    }

    /** What was read without a lock may have changed by now. */
    private Grant locked(Grant grant) {
        return grants.lock(grant.terms().payment()).orElseThrow();
    }

    private Outcome change(Grant grant, Change change) {
        if (grant instanceof Grant.Revoked && change != Change.REVOKE) {
            return new Outcome.AlreadyRevoked();
        }
        var changed =
                switch (change) {
                    case SUSPEND -> suspended(grant, clock.instant());
                    case RESTORE -> restored(grant);
                    case REVOKE -> revoked(grant, clock.instant());
                };
        if (!changed.equals(grant)) {
            grants.save(changed);
        }
        return new Outcome.Changed(changed);
    }

    private static Grant suspended(Grant grant, Instant now) {
        return grant instanceof Grant.Active active ? active.suspended(now) : grant;
    }

    private static Grant restored(Grant grant) {
        return grant instanceof Grant.Suspended suspended ? suspended.restored() : grant;
    }

    private static Grant revoked(Grant grant, Instant now) {
        return switch (grant) {
            case Grant.Active active -> active.revoked(now);
            case Grant.Suspended suspended -> suspended.revoked(now);
            case Grant.Revoked revoked -> revoked;
        };
    }
}
