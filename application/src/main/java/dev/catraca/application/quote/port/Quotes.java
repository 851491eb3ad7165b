package dev.catraca.application.quote.port;

import dev.catraca.domain.quote.QuoteId;
import dev.catraca.domain.quote.SignedQuote;
import java.util.Optional;

/** All quotes; those that expired a day ago may be forgotten. None ever changes. */
public interface Quotes {
    /** Adds the quote, as one statement of its own; false if there is one of this id already. */
    boolean add(SignedQuote quote);

    /** As it is stored: whether the signature is right is for the reader to find out. */
    Optional<SignedQuote> find(QuoteId id);
}
