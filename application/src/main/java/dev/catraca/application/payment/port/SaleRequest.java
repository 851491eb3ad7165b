package dev.catraca.application.payment.port;

import dev.catraca.domain.card.Card;
import dev.catraca.domain.payment.PaymentMethod;
import dev.catraca.domain.payment.PaymentTerms;
import dev.catraca.domain.sale.Customer;
import dev.catraca.domain.sale.SaleWish;
import java.util.Optional;

/**
 * What a provider is asked to sell. It is sent once and kept nowhere, because it may hold a card.
 *
 * @param card is there exactly if the method is {@code CARD}
 * @param challenge what the buyer's browser proved its human with, as some systems want it in turn
 * @param address the buyer's network address
 */
public record SaleRequest(
        PaymentTerms terms,
        SaleWish wish,
        PaymentMethod method,
        Customer customer,
        Optional<Card> card,
        String challenge,
        Optional<String> address) {
    @Override
    public String toString() {
        return "SaleRequest[%s]".formatted(terms.id());
    }
}
