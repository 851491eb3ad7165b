package dev.catraca.application.sale.port;

import dev.catraca.domain.quote.QuoteId;
import dev.catraca.domain.sale.SaleQuote;
import java.util.Optional;

/** Simulations that sales may refer to; some time after their end they are forgotten. */
public interface SaleQuotes {
    /** Adds the quote; false if there is one of this id. */
    boolean add(SaleQuote quote);

    Optional<SaleQuote> find(QuoteId id);
}
