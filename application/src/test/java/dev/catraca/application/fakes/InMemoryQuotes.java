package dev.catraca.application.fakes;

import dev.catraca.application.quote.port.Quotes;
import dev.catraca.domain.quote.QuoteId;
import dev.catraca.domain.quote.SignedQuote;
import java.util.Map;
import java.util.Optional;

public final class InMemoryQuotes implements Quotes {
    private final InMemoryTransactions transactions;
    private final Map<QuoteId, SignedQuote> rows;

    public InMemoryQuotes(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.rows = transactions.table();
    }

    @Override
    public boolean add(SignedQuote quote) {
        return transactions.alone(() -> rows.putIfAbsent(quote.quote().id(), quote) == null);
    }

    @Override
    public Optional<SignedQuote> find(QuoteId id) {
        return transactions.statement(() -> Optional.ofNullable(rows.get(id)));
    }

    /** What somebody does who writes into the table without our key. */
    public void tamper(SignedQuote quote) {
        transactions.alone(() -> rows.replace(quote.quote().id(), quote));
    }
}
