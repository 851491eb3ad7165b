package dev.catraca.adapters.web.v1.quotes;

import dev.catraca.adapters.web.answers.LineView;
import dev.catraca.adapters.web.answers.MoneyView;
import dev.catraca.domain.quote.Instalments.Instalment;
import dev.catraca.domain.quote.SignedQuote;
import java.time.Instant;
import java.util.List;

/** A quote, with all that is needed to verify its signature. */
public record QuoteView(
        String id,
        String merchant,
        List<LineView> lines,
        MoneyView total,
        List<InstallmentView> installments,
        Instant expiresAt,
        String signature,
        String keyId) {

    static QuoteView of(SignedQuote signed, String merchant) {
        var quote = signed.quote();
        return new QuoteView(
                quote.id().toString(),
                merchant,
                quote.lines().all().stream().map(LineView::of).toList(),
                MoneyView.of(quote.total()),
                quote.instalments().all().stream().map(InstallmentView::of).toList(),
                quote.expiresAt(),
                signed.signature().value(),
                signed.signature().keyId());
    }

    /** One part of the total; together they are exactly the total. */
    public record InstallmentView(int number, MoneyView amount) {
        static InstallmentView of(Instalment it) {
            return new InstallmentView(it.number(), MoneyView.of(it.amount()));
        }
    }
}
