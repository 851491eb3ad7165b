package dev.catraca.domain.card;

import dev.catraca.domain.shared.InvalidValue;
import dev.catraca.domain.shared.PersonName;

/** A card as its holder writes it down. Never stored, and never shown but for its masked number. */
public record Card(CardNumber number, PersonName holder, CardExpiry expiry, SecurityCode code) {
    private static final int SHORTEST_HOLDER = 2;

    /** Throws {@link InvalidValue} for what fits each other not, or no brand that we know. */
    public Card {
        if (holder.value().codePointCount(0, holder.value().length()) < SHORTEST_HOLDER) {
            throw new InvalidValue(
                    "card-holder-invalid", "The holder's name has two characters or more.");
        }
        if (code.digits().length() != CardBrand.of(number).codeDigits()) {
            throw SecurityCode.invalid();
        }
    }

    public CardBrand brand() {
        return CardBrand.of(number);
    }

    @Override
    public String toString() {
        return "Card[***]";
    }
}
