package dev.catraca.application.fakes;

import dev.catraca.application.account.port.Passwords;
import dev.catraca.domain.account.UserId;
import java.util.Map;
import java.util.Optional;

public final class InMemoryPasswords implements Passwords {
    private final InMemoryTransactions transactions;
    private final Map<UserId, PasswordHash> rows;

    public InMemoryPasswords(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.rows = transactions.table();
    }

    @Override
    public Optional<PasswordHash> find(UserId user) {
        return transactions.statement(() -> Optional.ofNullable(rows.get(user)));
    }

    @Override
    public void put(UserId user, PasswordHash hash) {
        transactions.part(() -> rows.put(user, hash));
    }
}
