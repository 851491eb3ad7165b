package dev.catraca.adapters.web.sites.xeco;

import dev.catraca.application.cart.QuoteCart.Outcome;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Numbers and signature, as the request for payment wants them. */
public record QuoteView(
        String quoteId,
        BigDecimal totalAmount,
        List<ItemView> items,
        List<SplitView> splits,
        long signedAt,
        String keyId,
        String signature,
        Instant expiresAt) {
    /** One thing; {@code value} is the unit price once more. */
    public record ItemView(
            String externalReference,
            String name,
            int quantity,
            BigDecimal unitPrice,
            BigDecimal value) {}

    /** A wallet's part of the net amount, in percent. */
    public record SplitView(String walletId, BigDecimal percentageValue) {}

    static QuoteView of(Outcome.Priced it) {
        return new QuoteView(
                it.id().toString(),
                Reais.of(it.total()),
                it.items().stream()
                        .map(
                                item ->
                                        new ItemView(
                                                item.reference(),
                                                item.name(),
                                                item.quantity(),
                                                Reais.of(item.unitPrice()),
                                                Reais.of(item.unitPrice())))
                        .toList(),
                it.splits().stream()
                        .map(split -> new SplitView(split.wallet(), split.percentage()))
                        .toList(),
                it.signedAt(),
                it.keyId(),
                it.signature(),
                it.expiresAt());
    }
}
