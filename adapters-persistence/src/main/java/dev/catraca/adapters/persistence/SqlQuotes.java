package dev.catraca.adapters.persistence;

import dev.catraca.application.quote.port.Quotes;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.order.AppliedCoupon;
import dev.catraca.domain.quote.Quote;
import dev.catraca.domain.quote.QuoteId;
import dev.catraca.domain.quote.Signature;
import dev.catraca.domain.quote.SignedQuote;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

@Dependent
class SqlQuotes implements Quotes {
    /** Anybody may ask for a quote, so each new one takes two forgotten ones away. */
    private static final String ADD =
            """
            WITH forgotten AS (
                SELECT id FROM quote WHERE expires_at < now() - interval '1 day'
                ORDER BY expires_at LIMIT 2 FOR UPDATE SKIP LOCKED),
            gone AS (DELETE FROM quote USING forgotten WHERE quote.id = forgotten.id)
            INSERT INTO quote (id, merchant_id, lines, currency, coupon, discount, split, total,
                installments, expires_at, key_id, signature)
            VALUES (?, ?, ?::jsonb, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO NOTHING""";

    private static final String FIND = "SELECT * FROM quote WHERE id = ?";

    private final Sql sql;

    @Inject
    SqlQuotes(Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean add(SignedQuote signed) {
        var quote = signed.quote();
        return sql.update(
                        ADD,
                        quote.id().value(),
                        quote.merchant().value(),
                        LineJson.of(quote.lines()),
                        quote.total().currencyCode(),
                        quote.coupon().map(AppliedCoupon::code),
                        quote.coupon().map(it -> it.discount().minor()),
                        quote.split().map(SplitJson::of),
                        quote.total().minor(),
                        quote.installments(),
                        quote.expiresAt(),
                        signed.signature().keyId(),
                        signed.signature().value())
                == 1;
    }

    @Override
    public Optional<SignedQuote> find(QuoteId id) {
        return sql.find(FIND, SqlQuotes::quote, id.value());
    }

    private static SignedQuote quote(Row row) {
        var quote =
                new Quote(
                        new QuoteId(row.uuid("id")),
                        new MerchantId(row.uuid("merchant_id")),
                        LineJson.lines(row),
                        row.maybeText("coupon")
                                .map(it -> new AppliedCoupon(it, row.money("discount"))),
                        SplitJson.split(row),
                        row.number("installments"),
                        row.instant("expires_at"));
        return new SignedQuote(quote, new Signature(row.text("key_id"), row.text("signature")));
    }
}
