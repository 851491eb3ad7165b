package dev.catraca.adapters.persistence;

import dev.catraca.application.payment.port.Ledger;
import dev.catraca.domain.payment.LedgerTransaction;
import dev.catraca.domain.payment.LedgerTransaction.Posting;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

@Dependent
class SqlLedger implements Ledger {
    private static final String POST =
            """
            WITH booked AS (
                INSERT INTO ledger_transaction (reference, order_id, at) VALUES (?, ?, ?)
                ON CONFLICT (reference) DO NOTHING RETURNING id)
            INSERT INTO ledger_posting (transaction_id, line, account, amount, currency)
            SELECT booked.id, posting.line, posting.account, posting.amount, posting.currency
            FROM booked, unnest(?, ?, ?)
                WITH ORDINALITY AS posting (account, amount, currency, line)""";

    private final Sql sql;

    @Inject
    SqlLedger(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void post(LedgerTransaction transaction) {
        var postings = transaction.postings();
        sql.update(
                POST,
                transaction.reference(),
                transaction.order().value(),
                transaction.at(),
                postings.stream().map(Posting::account).toArray(String[]::new),
                postings.stream().map(it -> it.amount().minor()).toArray(Long[]::new),
                postings.stream().map(it -> it.amount().currencyCode()).toArray(String[]::new));
    }
}
