package dev.catraca.application.fakes;

import dev.catraca.application.reconciliation.port.Backlogs;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

public final class InMemoryBacklogs implements Backlogs {
    private final InMemoryTransactions transactions;
    private final InMemoryProviderAccounts accounts;
    private final InstantSource clock;
    private final Map<Turn, Instant> nextTurns;
    private final Map<Turn, Instant> askedUntil;

    InMemoryBacklogs(
            InMemoryTransactions transactions,
            InMemoryProviderAccounts accounts,
            InstantSource clock) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.clock = clock;
        this.nextTurns = transactions.table();
        this.askedUntil = transactions.table();
    }

    @Override
    public Optional<Turn> claimDue(Duration pause) {
        return transactions.alone(
                () -> {
                    var now = clock.instant();
                    var due =
                            accounts.all().stream()
                                    .map(
                                            it ->
                                                    new Turn(
                                                            it.merchant(),
                                                            it.provider(),
                                                            Optional.empty()))
                                    .filter(it -> !nextTurns.getOrDefault(it, now).isAfter(now))
                                    .findFirst();
                    due.ifPresent(it -> nextTurns.put(it, now.plus(pause)));
                    return due.map(
                            it ->
                                    new Turn(
                                            it.merchant(),
                                            it.provider(),
                                            Optional.ofNullable(askedUntil.get(it))));
                });
    }

    @Override
    public void askAllNow() {
        transactions.statement(
                () -> {
                    nextTurns.clear();
                    return true;
                });
    }

    @Override
    public void askedUntil(Turn turn, Instant until) {
        transactions.statement(
                () ->
                        askedUntil.put(
                                new Turn(turn.merchant(), turn.provider(), Optional.empty()),
                                until));
    }
}
