package dev.catraca.adapters.web.v1.checkouts;

import dev.catraca.application.payment.ReadCheckout;
import dev.catraca.application.payment.StartPayment.Outcome.Opened;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.order.OrderState;
import dev.catraca.domain.payment.Payment;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * How a buyer's payment stands, and the page to pay on while there is one. Whoever has the id sees
 * this, so that nothing in it says who the buyer is.
 */
public record CheckoutView(
        String id, String order, @Nullable String url, String state, Instant expiresAt) {

    static CheckoutView of(Opened it) {
        return of(it.order(), it.page(), OrderState.OPEN, it.expiresAt());
    }

    static CheckoutView of(ReadCheckout.Found found) {
        var payment = found.payment();
        return of(
                found.order().id(),
                payment instanceof Payment.Pending pending ? pending.page() : null,
                found.order().state(),
                payment.terms().expiresAt());
    }

    private static CheckoutView of(
            OrderId order, @Nullable URI page, OrderState state, Instant expiresAt) {
        return new CheckoutView(
                order.toString(),
                order.toString(),
                page == null ? null : page.toString(),
                state.name(),
                expiresAt.truncatedTo(ChronoUnit.SECONDS));
    }
}
