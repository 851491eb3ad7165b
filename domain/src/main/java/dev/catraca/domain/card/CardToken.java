package dev.catraca.domain.card;

import dev.catraca.domain.shared.InvalidValue;

/** What stands for a card until it is used: {@code card_…}. It is the card, encrypted. */
public record CardToken(String value) {
    private static final String FORM = "card_[A-Za-z0-9_-]{1,2043}";

    public CardToken {
        if (!value.matches(FORM)) {
            throw new InvalidValue("card-token-invalid", "This is not the token of a card.");
        }
    }

    @Override
    public String toString() {
        return "card_***";
    }
}
