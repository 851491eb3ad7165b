package dev.catraca.adapters.web.sites.live;

import dev.catraca.application.sale.TokenizeCard;
import java.util.Locale;

/** {@code expiresAt} in milliseconds since 1970, as the site counts. */
public record CardTokenView(
        boolean success, String token, long expiresAt, String maskedCard, String brand) {
    static CardTokenView of(TokenizeCard.Outcome.Sealed it) {
        return new CardTokenView(
                true,
                it.token().value(),
                it.expiresAt().toEpochMilli(),
                it.masked(),
                it.brand().name().toLowerCase(Locale.ROOT));
    }
}
