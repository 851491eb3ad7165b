package dev.catraca.adapters.web.v1.quotes;

import dev.catraca.adapters.web.answers.LineView;
import dev.catraca.adapters.web.answers.MoneyView;
import dev.catraca.domain.quote.Instalments.Instalment;
import dev.catraca.domain.quote.QuoteSplit;
import dev.catraca.domain.quote.SignedQuote;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A quote, with all that is needed to verify its signature. */
public record QuoteView(
        String id,
        String merchant,
        List<LineView> lines,
        @Nullable CouponView coupon,
        @Nullable List<PartView> splits,
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
                quote.coupon()
                        .map(it -> new CouponView(it.code(), MoneyView.of(it.discount())))
                        .orElse(null),
                quote.split()
                        .map(it -> QuoteSplit.parts(it).stream().map(PartView::of).toList())
                        .orElse(null),
                MoneyView.of(quote.total()),
                quote.instalments().all().stream().map(InstallmentView::of).toList(),
                quote.expiresAt(),
                signed.signature().value(),
                signed.signature().keyId());
    }

    /** What the coupon takes off all lines together. */
    public record CouponView(String code, MoneyView discount) {}

    /** Who gets which part of the whole, in basis points. */
    public record PartView(String role, String payee, int basisPoints) {
        static PartView of(QuoteSplit.Part it) {
            return new PartView(
                    it.payee().role().name().toLowerCase(Locale.ROOT),
                    it.payee().reference(),
                    it.basisPoints());
        }
    }

    /** One part of the total; together they are exactly the total. */
    public record InstallmentView(int number, MoneyView amount) {
        static InstallmentView of(Instalment it) {
            return new InstallmentView(it.number(), MoneyView.of(it.amount()));
        }
    }
}
