package dev.catraca.application.fakes;

import dev.catraca.application.provisioning.port.MainSystem;
import dev.catraca.domain.merchant.MainSystemKind;
import dev.catraca.domain.order.Access;
import dev.catraca.domain.provisioning.AccountReference;
import dev.catraca.domain.provisioning.ProvisioningId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A main system in memory that honours keys, and misbehaves on demand. */
public final class KeyedMainSystem implements MainSystem {
    private final InMemoryTransactions transactions;
    private final Map<ProvisioningId, AccountReference> accounts = new LinkedHashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final Deque<Trouble> troubles = new ArrayDeque<>();
    private final Map<ProvisioningId, Access> access = new LinkedHashMap<>();
    private int calls;
    private int looks;

    public KeyedMainSystem(InMemoryTransactions transactions) {
        this.transactions = transactions;
    }

    /** What goes wrong with the next call. */
    public enum Trouble {
        OFFLINE,
        SILENCE_AFTER,
        REFUSAL,
        BUG
    }

    public void next(Trouble... kinds) {
        troubles.addAll(List.of(kinds));
    }

    /** The accounts that were made, one per key. */
    public List<AccountReference> accounts() {
        return List.copyOf(accounts.values());
    }

    public List<Change> changes() {
        return List.copyOf(changes);
    }

    public int calls() {
        return calls;
    }

    @Override
    public GrantOutcome grant(MainSystemKind kind, Grant grant) {
        transactions.requireNone();
        calls++;
        return switch (troubles.poll()) {
            case null -> new GrantOutcome.Granted(account(grant));
            case OFFLINE -> new GrantOutcome.Unavailable("connection refused", Optional.empty());
            case SILENCE_AFTER -> {
                account(grant);
                yield new GrantOutcome.Unavailable("timeout", Optional.of(Duration.ofSeconds(90)));
            }
            case REFUSAL -> new GrantOutcome.Refused("plan-unknown");
            case BUG -> throw new IllegalStateException("a bug of ours");
        };
    }

    @Override
    public ReverseOutcome change(MainSystemKind kind, Change change, Grant grant) {
        transactions.requireNone();
        calls++;
        if (troubles.poll() != null) {
            return new ReverseOutcome.Unavailable("connection refused", Optional.empty());
        }
        changes.add(change);
        access.put(
                grant.key(),
                switch (change) {
                    case RESTORE -> Access.ACTIVE;
                    case SUSPEND -> Access.SUSPENDED;
                    case REVOKE -> Access.REVOKED;
                });
        return new ReverseOutcome.Changed();
    }

    @Override
    public LookOutcome look(MainSystemKind kind, Grant grant) {
        transactions.requireNone();
        looks++;
        if (troubles.poll() != null) {
            return new LookOutcome.Unclear("connection refused");
        }
        return accounts.containsKey(grant.key())
                ? new LookOutcome.Found(access.getOrDefault(grant.key(), Access.ACTIVE))
                : new LookOutcome.Absent();
    }

    /** It was restored from a backup. */
    public void forgetEverything() {
        accounts.clear();
        access.clear();
    }

    /** Somebody gave all access back behind our backs. */
    public void isActiveAgain() {
        access.clear();
    }

    public int looks() {
        return looks;
    }

    private AccountReference account(Grant grant) {
        return accounts.computeIfAbsent(
                grant.key(),
                _ -> {
                    var n = accounts.size() + 1;
                    return new AccountReference("user-" + n, "tenant-" + n, "subscription-" + n);
                });
    }
}
