package dev.catraca.adapters.persistence;

import dev.catraca.application.sale.port.SaleQuotes;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.quote.QuoteId;
import dev.catraca.domain.sale.SaleQuote;
import dev.catraca.domain.sale.SaleWish;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalInt;

@Dependent
class SqlSaleQuotes implements SaleQuotes {
    /** Anybody may simulate, so each new quote takes two forgotten ones away. */
    private static final String ADD =
            """
            WITH forgotten AS (
                SELECT id FROM sale_quote WHERE expires_at < now() - interval '1 day'
                ORDER BY expires_at LIMIT 2 FOR UPDATE SKIP LOCKED),
            gone AS (DELETE FROM sale_quote USING forgotten WHERE sale_quote.id = forgotten.id)
            INSERT INTO sale_quote (id, merchant_id, plan_code, installments, due_day, coupon,
                simulation, currency, expires_at)
            VALUES (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
            ON CONFLICT (id) DO NOTHING""";

    private static final String FIND = "SELECT * FROM sale_quote WHERE id = ?";

    private final Sql sql;

    @Inject
    SqlSaleQuotes(Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean add(SaleQuote quote) {
        var wish = quote.wish();
        return sql.update(
                        ADD,
                        quote.id().value(),
                        quote.unit().value(),
                        wish.plan().value(),
                        wish.installments(),
                        wish.dueDay(),
                        wish.coupon(),
                        SimulationJson.of(quote.simulation()),
                        quote.simulation().total().currencyCode(),
                        quote.expiresAt())
                == 1;
    }

    @Override
    public Optional<SaleQuote> find(QuoteId id) {
        return sql.find(FIND, SqlSaleQuotes::quote, id.value());
    }

    private static SaleQuote quote(Row row) {
        var wish =
                new SaleWish(
                        new PlanCode(row.text("plan_code")),
                        row.number("installments"),
                        optional(row.maybeNumber("due_day")),
                        row.maybeText("coupon"));
        return new SaleQuote(
                new QuoteId(row.uuid("id")),
                new MerchantId(row.uuid("merchant_id")),
                wish,
                SimulationJson.simulation(row),
                row.instant("expires_at"));
    }

    private static Optional<Integer> optional(OptionalInt number) {
        return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }
}
