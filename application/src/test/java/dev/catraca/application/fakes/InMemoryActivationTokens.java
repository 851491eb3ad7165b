package dev.catraca.application.fakes;

import dev.catraca.application.account.port.ActivationTokens;
import dev.catraca.domain.account.ActivationToken;
import dev.catraca.domain.account.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

public final class InMemoryActivationTokens implements ActivationTokens {
    private final InMemoryTransactions transactions;
    private final Map<ActivationToken, Issued> rows;

    public InMemoryActivationTokens(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.rows = transactions.table();
    }

    private record Issued(UserId user, Instant at) {}

    @Override
    public ActivationToken issue(UserId user, Instant at) {
        var token = new ActivationToken(UUID.randomUUID().toString());
        return transactions.part(
                () -> {
                    rows.put(token, new Issued(user, at));
                    return token;
                });
    }

    @Override
    public int issuedSince(UserId user, Instant since) {
        return transactions.statement(
                () ->
                        (int)
                                rows.values().stream()
                                        .filter(it -> it.user().equals(user))
                                        .filter(it -> !it.at().isBefore(since))
                                        .count());
    }

    @Override
    public Optional<UserId> find(ActivationToken token, Instant now) {
        return transactions.statement(
                () ->
                        Optional.ofNullable(rows.get(token))
                                .filter(it -> now.isBefore(it.at().plus(ActivationToken.LIFETIME)))
                                .map(Issued::user));
    }

    @Override
    public Optional<UserId> redeem(ActivationToken token, Instant now) {
        return transactions.part(
                () -> {
                    var user = find(token, now);
                    user.ifPresent(it -> rows.values().removeIf(one -> one.user().equals(it)));
                    return user;
                });
    }
}
