package dev.catraca.application.fakes;

import dev.catraca.application.payment.port.Ledger;
import dev.catraca.domain.payment.LedgerTransaction;
import dev.catraca.domain.payment.LedgerTransaction.Posting;
import dev.catraca.domain.shared.Money;
import java.util.List;
import java.util.Map;

public final class InMemoryLedger implements Ledger {
    private final InMemoryTransactions transactions;
    private final Map<String, LedgerTransaction> rows;

    public InMemoryLedger(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.rows = transactions.table();
    }

    @Override
    public void post(LedgerTransaction transaction) {
        transactions.part(() -> rows.putIfAbsent(transaction.reference(), transaction));
    }

    /** All there are, in the order in which they were posted. */
    public List<LedgerTransaction> all() {
        return transactions.statement(() -> List.copyOf(rows.values()));
    }

    /** What all postings add up to, in minor units. */
    public long balance(String account) {
        return all().stream()
                .flatMap(it -> it.postings().stream())
                .filter(it -> it.account().equals(account))
                .map(Posting::amount)
                .mapToLong(Money::minor)
                .sum();
    }
}
