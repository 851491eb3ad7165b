package dev.catraca.application.quote;

import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.quote.port.QuoteKeys;
import dev.catraca.application.quote.port.Quotes;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.quote.Quote;
import dev.catraca.domain.quote.QuoteId;
import dev.catraca.domain.quote.QuoteText;
import dev.catraca.domain.quote.SignedQuote;
import java.lang.System.Logger.Level;

/** Finds a quote that somebody refers to, and believes it only if it still bears our signature. */
public final class FindQuote {
    private static final System.Logger LOG = System.getLogger(FindQuote.class.getName());

    private final Merchants merchants;
    private final Quotes quotes;
    private final QuoteKeys keys;

    public FindQuote(Merchants merchants, Quotes quotes, QuoteKeys keys) {
        this.merchants = merchants;
        this.quotes = quotes;
        this.keys = keys;
    }

    /** What is known under the id. */
    public sealed interface Outcome {
        record Found(Quote quote, Merchant merchant) implements Outcome {}

        record Unknown() implements Outcome {}

        /** The row was changed by somebody else, or its key was taken out of use. */
        record NotAuthentic() implements Outcome {}
    }

    public Outcome find(QuoteId id) {
        return quotes.find(id).map(this::verified).orElseGet(Outcome.Unknown::new);
    }

    private Outcome verified(SignedQuote signed) {
        var quote = signed.quote();
        var merchant = merchants.find(quote.merchant());
        var isAuthentic =
                merchant.map(it -> QuoteText.of(quote, it.slug()))
                        .filter(it -> keys.verifies(it, signed.signature()))
                        .isPresent();
        if (!isAuthentic) {
            LOG.log(Level.WARNING, "quote {0} does not bear our signature", quote.id());
            return new Outcome.NotAuthentic();
        }
        return new Outcome.Found(quote, merchant.orElseThrow());
    }
}
