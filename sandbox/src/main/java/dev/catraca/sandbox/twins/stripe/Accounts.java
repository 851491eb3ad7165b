package dev.catraca.sandbox.twins.stripe;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The accounts, one per secret key; it comes to be when its key is first used. */
final class Accounts {

    private final ConcurrentMap<String, Account> bySecretKey = new ConcurrentHashMap<>();
    private final Clock clock;
    private final Set<String> connected = ConcurrentHashMap.newKeySet();
    private volatile Set<String> accepted = Set.of();

    Accounts(Clock clock) {
        this.clock = clock;
    }

    /** From now on no other key is accepted; none at all means any of the right form. */
    void acceptOnly(Collection<String> secretKeys) {
        accepted = Set.copyOf(secretKeys);
    }

    /** From now on money can be sent to this account, by every platform. */
    void connect(String id) {
        connected.add(id);
    }

    boolean isConnected(String id) {
        return connected.contains(id);
    }

    Optional<Account> of(String secretKey) {
        if (!accepted.isEmpty() && !accepted.contains(secretKey)) {
            return Optional.empty();
        }
        return Optional.of(
                bySecretKey.computeIfAbsent(
                        secretKey, key -> new Account(key, new IdempotentReplies(clock))));
    }

    List<Account> all() {
        return List.copyOf(bySecretKey.values());
    }

    Optional<Session> session(String id) {
        return all().stream().flatMap(account -> account.session(id).stream()).findFirst();
    }

    Optional<Event> event(String id) {
        return all().stream().flatMap(account -> account.event(id).stream()).findFirst();
    }
}
