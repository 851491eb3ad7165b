package dev.catraca.application.fakes;

import dev.catraca.application.sale.port.CardTokens;
import dev.catraca.domain.card.CardToken;
import dev.catraca.domain.merchant.MerchantId;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers what real ones carry with them. */
public final class ClearCardTokens implements CardTokens {
    private final Map<CardToken, Sealed> tokens = new ConcurrentHashMap<>();

    /** What a token was made of. */
    public record Sealed(Contents contents, Terms terms) {}

    @Override
    public CardToken seal(Contents contents, Terms terms) {
        var token = new CardToken("card_" + terms.id());
        tokens.put(token, new Sealed(contents, terms));
        return token;
    }

    /** Of a token that was sealed here. */
    public Sealed sealed(CardToken token) {
        var sealed = tokens.get(token);
        if (sealed == null) {
            throw new AssertionError("never sealed");
        }
        return sealed;
    }

    @Override
    public Opening open(CardToken token, MerchantId unit, Instant now) {
        var sealed = tokens.get(token);
        if (sealed == null || !sealed.terms().unit().orElse(unit).equals(unit)) {
            return new Opening.Invalid();
        }
        return now.isBefore(sealed.terms().expiresAt())
                ? new Opening.Opened(sealed.terms().id(), sealed.contents())
                : new Opening.Expired();
    }
}
