package dev.catraca.sandbox.twins.asaas;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The accounts, one per access token; it comes to be when its token is first used. */
final class Accounts {

    private final ConcurrentMap<String, Account> byAccessToken = new ConcurrentHashMap<>();
    private final Clock clock;
    private volatile Set<String> accepted = Set.of();

    Accounts(Clock clock) {
        this.clock = clock;
    }

    /** From now on no other token is accepted; none at all means any of the right form. */
    void acceptOnly(Collection<String> accessTokens) {
        accepted = Set.copyOf(accessTokens);
    }

    Optional<Account> accepted(String accessToken) {
        return accepted.isEmpty() || accepted.contains(accessToken)
                ? Optional.of(of(accessToken))
                : Optional.empty();
    }

    Account of(String accessToken) {
        return byAccessToken.computeIfAbsent(
                accessToken, token -> new Account(token, new RequestBudget(clock)));
    }

    List<Account> all() {
        return List.copyOf(byAccessToken.values());
    }

    Optional<Checkout> checkout(String id) {
        return all().stream().flatMap(account -> account.checkout(id).stream()).findFirst();
    }

    Optional<Event> event(String id) {
        return all().stream()
                .flatMap(account -> account.events().stream())
                .filter(event -> event.id().equals(id))
                .findFirst();
    }
}
