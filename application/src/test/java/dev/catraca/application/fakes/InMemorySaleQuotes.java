package dev.catraca.application.fakes;

import dev.catraca.application.sale.port.SaleQuotes;
import dev.catraca.domain.quote.QuoteId;
import dev.catraca.domain.sale.SaleQuote;
import java.util.Map;
import java.util.Optional;

public final class InMemorySaleQuotes implements SaleQuotes {
    private final InMemoryTransactions transactions;
    private final Map<QuoteId, SaleQuote> rows;

    public InMemorySaleQuotes(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.rows = transactions.table();
    }

    @Override
    public boolean add(SaleQuote quote) {
        return transactions.alone(() -> rows.putIfAbsent(quote.id(), quote) == null);
    }

    @Override
    public Optional<SaleQuote> find(QuoteId id) {
        return transactions.statement(() -> Optional.ofNullable(rows.get(id)));
    }
}
