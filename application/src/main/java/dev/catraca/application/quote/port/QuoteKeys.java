package dev.catraca.application.quote.port;

import dev.catraca.domain.quote.PublicKey;
import dev.catraca.domain.quote.Signature;
import java.util.List;

/** Our keys for quotes: the first of them signs, each of them verifies. */
public interface QuoteKeys {
    Signature sign(String text);

    /** False also if we have no key of the signature's id. */
    boolean verifies(String text, Signature signature);

    /** What everybody may know of the keys. */
    List<PublicKey> published();
}
