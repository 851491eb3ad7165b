package dev.catraca.adapters.persistence;

import dev.catraca.application.operation.port.CallSearch;
import dev.catraca.application.shared.port.CallLog.Direction;
import dev.catraca.domain.merchant.MerchantId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

@Dependent
class SqlCallSearch implements CallSearch {
    private static final String NEWEST_FIRST = " ORDER BY created_at DESC, id DESC LIMIT ?";

    private static final String STATISTICS =
            """
            SELECT party, method, route, count(*) AS calls,
                count(*) FILTER (WHERE status IS NULL OR status >= 500) AS errors,
                percentile_disc(0.5) WITHIN GROUP (ORDER BY latency_ms) AS median,
                percentile_disc(0.95) WITHIN GROUP (ORDER BY latency_ms) AS p95
            FROM api_log""";

    private final Sql sql;

    @Inject
    SqlCallSearch(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Entry> find(Query query) {
        var conditions =
                new Conditions()
                        .and("party = ?", query.party())
                        .and("route = ?", query.route())
                        .and("correlation_id = ?", query.correlation())
                        .and("created_at >= ?", query.from())
                        .and("created_at < ?", query.to());
        query.answered().ifPresent(it -> narrow(conditions, it));
        query.after()
                .ifPresent(
                        it ->
                                conditions.and(
                                        "(created_at, id) < (?, ?)", List.of(it.at(), it.id())));
        if (query.merchant().isEmpty()) {
            return sql.list(
                    "SELECT * FROM api_log" + conditions.where() + NEWEST_FIRST,
                    SqlCallSearch::entry,
                    conditions.values(query.limit()));
        }
        var merchant = query.merchant().get().value();
        conditions.and("merchant_id = seller.id", List.of());
        var values = new ArrayList<Object>(List.of(merchant, merchant));
        values.addAll(List.of(conditions.values(query.limit(), query.limit())));
        return sql.list(
                "SELECT page.* FROM ("
                        + Conditions.SELLERS
                        + ") seller CROSS JOIN LATERAL (SELECT * FROM api_log"
                        + conditions.where()
                        + NEWEST_FIRST
                        + ") page"
                        + NEWEST_FIRST,
                SqlCallSearch::entry,
                values.toArray());
    }

    private static void narrow(Conditions conditions, Answered answered) {
        switch (answered) {
            case Answered.Never() -> conditions.and("status IS NULL", List.of());
            case Answered.Between(var lowest, var highest) ->
                    conditions.and("status BETWEEN ? AND ?", List.of(lowest, highest));
        }
    }

    @Override
    public List<Statistic> statistics(Optional<MerchantId> merchant, Duration window) {
        var conditions =
                new Conditions()
                        .and("direction = ?", Optional.of(Direction.OUT))
                        .and(
                                "created_at > now() - ? * interval '1 millisecond'",
                                Optional.of(window.toMillis()))
                        .and(
                                "merchant_id IN (" + Conditions.SELLERS + ")",
                                merchant.map(MerchantId::value));
        return sql.list(
                STATISTICS
                        + conditions.where()
                        + " GROUP BY party, method, route ORDER BY party, route, method",
                SqlCallSearch::statistic,
                conditions.values());
    }

    @Override
    public long callsOfBusiest(Optional<MerchantId> merchant, String party, Duration window) {
        var conditions =
                new Conditions()
                        .and("direction = ?", Optional.of(Direction.OUT))
                        .and("party = ?", Optional.of(party))
                        .and(
                                "created_at > now() - ? * interval '1 millisecond'",
                                Optional.of(window.toMillis()))
                        .and(
                                "merchant_id IN (" + Conditions.SELLERS + ")",
                                merchant.map(MerchantId::value));
        return sql.find(
                        "SELECT count(*) AS calls FROM api_log"
                                + conditions.where()
                                + " GROUP BY merchant_id ORDER BY calls DESC LIMIT 1",
                        row -> row.bigNumber("calls"),
                        conditions.values())
                .orElse(0L);
    }

    private static Statistic statistic(Row row) {
        return new Statistic(
                row.text("party"),
                row.text("method"),
                row.text("route"),
                row.bigNumber("calls"),
                row.bigNumber("errors"),
                Duration.ofMillis(row.number("median")),
                Duration.ofMillis(row.number("p95")));
    }

    private static Entry entry(Row row) {
        var status = row.maybeNumber("status");
        return new Entry(
                row.bigNumber("id"),
                row.instant("created_at"),
                row.constant("direction", Direction.class),
                row.text("party"),
                row.maybeUuid("merchant_id").map(MerchantId::new),
                row.text("method"),
                row.text("route"),
                status.isPresent() ? Optional.of(status.getAsInt()) : Optional.empty(),
                Duration.ofMillis(row.number("latency_ms")),
                row.maybeText("error"),
                row.text("correlation_id"),
                row.number("attempt"),
                row.maybeNetwork("network"));
    }
}
