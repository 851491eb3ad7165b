package dev.catraca.domain.quote;

import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.order.OrderLines;
import dev.catraca.domain.shared.Money;
import java.time.Instant;

/**
 * A priced offer. Whoever refers to it before it expires pays exactly this, whatever has become of
 * the catalogue. It expires on a whole second.
 */
public record Quote(
        QuoteId id, MerchantId merchant, OrderLines lines, int installments, Instant expiresAt) {

    public Money total() {
        return lines.total();
    }

    public Instalments instalments() {
        return Instalments.of(total(), installments);
    }

    public boolean isOver(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
