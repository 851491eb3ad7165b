package dev.catraca.application.fakes;

import dev.catraca.application.quote.port.QuoteKeys;
import dev.catraca.domain.quote.PublicKey;
import dev.catraca.domain.quote.Signature;
import java.util.List;

/** Signs with a checksum: good enough to notice a change. */
public final class PlainQuoteKeys implements QuoteKeys {
    private static final String KEY = "k1";

    @Override
    public Signature sign(String text) {
        return new Signature(KEY, Integer.toHexString(text.hashCode()));
    }

    @Override
    public boolean verifies(String text, Signature signature) {
        return sign(text).equals(signature);
    }

    @Override
    public List<PublicKey> published() {
        return List.of(new PublicKey(KEY, "x"));
    }
}
