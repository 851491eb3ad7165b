package dev.catraca.adapters.web.sites.xeco;

import dev.catraca.application.cart.PayCart.Outcome;
import java.time.Instant;

/** The provider's page; {@code orderId} is the site's own id. */
public record PaymentView(
        String id, String link, String status, String orderId, Instant expiresAt) {
    static PaymentView of(Outcome.Opened it, String order) {
        return new PaymentView(
                it.charge().value(), it.page().toString(), "ACTIVE", order, it.expiresAt());
    }
}
