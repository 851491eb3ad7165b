package dev.catraca.domain.card;

import dev.catraca.domain.shared.InvalidValue;
import dev.catraca.domain.shared.PersonName;

/** A card as its holder writes it down. Never stored, and never shown but for its masked number. */
public record Card(CardNumber number, PersonName holder, CardExpiry expiry, SecurityCode code) {
    private static final int SHORTEST_HOLDER = 2;

    /** Throws {@link InvalidValue} for what fits each other not, or no brand that we know. */
    public Card {
        holder = holder(holder.value());
        code = SecurityCode.of(code.digits(), CardBrand.of(number));
    }

    /** The name on a card has two characters at least. */
    public static PersonName holder(String text) {
        var name = new PersonName(text);
        if (name.value().codePointCount(0, name.value().length()) < SHORTEST_HOLDER) {
            throw new InvalidValue(
                    "card-holder-invalid", "The holder's name has two characters or more.");
        }
        return name;
    }

    public CardBrand brand() {
        return CardBrand.of(number);
    }

    @Override
    public String toString() {
        return "Card[***]";
    }
}
