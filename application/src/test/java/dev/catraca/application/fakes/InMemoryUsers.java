package dev.catraca.application.fakes;

import dev.catraca.application.account.port.Users;
import dev.catraca.domain.account.User;
import dev.catraca.domain.account.UserId;
import dev.catraca.domain.shared.Email;
import java.util.List;
import java.util.Map;
import java.util.Optional;

public final class InMemoryUsers implements Users {
    private final InMemoryTransactions transactions;
    private final Map<Email, User> rows;

    public InMemoryUsers(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.rows = transactions.table();
    }

    @Override
    public boolean add(User user) {
        return transactions.part(() -> rows.putIfAbsent(user.email(), user) == null);
    }

    @Override
    public Optional<User> find(UserId id) {
        return transactions.statement(
                () -> rows.values().stream().filter(it -> it.id().equals(id)).findFirst());
    }

    @Override
    public Optional<User> find(Email email) {
        return transactions.statement(() -> Optional.ofNullable(rows.get(email)));
    }

    @Override
    public Optional<User> lock(Email email) {
        return transactions.part(() -> Optional.ofNullable(rows.get(email)));
    }

    /** All there are, in the order of their arrival. */
    public List<User> all() {
        return transactions.statement(() -> List.copyOf(rows.values()));
    }
}
