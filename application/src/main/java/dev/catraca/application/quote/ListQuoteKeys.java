package dev.catraca.application.quote;

import dev.catraca.application.quote.port.QuoteKeys;
import dev.catraca.domain.quote.PublicKey;
import java.util.List;

/** Tells anybody by which keys a quote of ours is recognised. */
public final class ListQuoteKeys {
    private final QuoteKeys keys;

    public ListQuoteKeys(QuoteKeys keys) {
        this.keys = keys;
    }

    public List<PublicKey> list() {
        return keys.published();
    }
}
