package dev.catraca.application.fakes;

import dev.catraca.application.account.port.LogInFailures;
import dev.catraca.domain.account.FailedLogIns;
import dev.catraca.domain.shared.Email;
import java.util.Map;

public final class InMemoryLogInFailures implements LogInFailures {
    private final InMemoryTransactions transactions;
    private final Map<Email, FailedLogIns> rows;

    public InMemoryLogInFailures(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.rows = transactions.table();
    }

    @Override
    public FailedLogIns find(Email email) {
        return transactions.statement(() -> rows.getOrDefault(email, FailedLogIns.NONE));
    }

    @Override
    public FailedLogIns lock(Email email) {
        return transactions.part(() -> rows.getOrDefault(email, FailedLogIns.NONE));
    }

    @Override
    public void save(Email email, FailedLogIns failures) {
        transactions.part(() -> rows.put(email, failures));
    }

    @Override
    public void forget(Email email) {
        transactions.part(() -> rows.remove(email));
    }
}
