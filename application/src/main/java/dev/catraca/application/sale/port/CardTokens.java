package dev.catraca.application.sale.port;

import dev.catraca.domain.card.Card;
import dev.catraca.domain.card.CardToken;
import dev.catraca.domain.merchant.MerchantId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** Seals cards into tokens. Nothing of a card is kept: who has no token has no card. */
public interface CardTokens {
    CardToken seal(Contents contents, Terms terms);

    /** Whoever opens a token has to redeem it as well: opening can be repeated. */
    Opening open(CardToken token, MerchantId unit, Instant now);

    /** What is sealed; the instalments are those that the buyer chose with the card. */
    record Contents(Card card, OptionalInt instalments) {}

    /**
     * What is bound to it: the token's own id, the only unit that may open it, if there is one, and
     * until when, in whole milliseconds.
     */
    record Terms(UUID id, Optional<MerchantId> unit, Instant expiresAt) {}

    /** What became of opening a token. */
    sealed interface Opening {
        record Opened(UUID id, Contents contents) implements Opening {}

        record Expired() implements Opening {}

        /** Not ours, altered, sealed with a key that is no more, or made for another unit. */
        record Invalid() implements Opening {}
    }
}
