package dev.catraca.adapters.persistence;

import dev.catraca.application.order.port.OrderSearch;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.InvalidValue;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Each question has an index that gives its rows in the order in which they are shown, so that a
 * page costs the same however many orders there are.
 */
@Dependent
class SqlOrderSearch implements OrderSearch {
    private static final String NEWEST_FIRST = " ORDER BY created_at DESC, id DESC LIMIT ?";

    /** What the words may be; the few hits are filtered and sorted afterwards. */
    private static final String HITS =
            """
            WITH hit AS MATERIALIZED (
                SELECT id FROM orders WHERE id = ?::uuid
                UNION SELECT id FROM orders WHERE reference = ?
                UNION SELECT id FROM orders WHERE buyer_email = ?
                UNION SELECT order_id FROM payment WHERE provider_reference = ?)
            SELECT orders.* FROM orders JOIN hit USING (id)""";

    private final Sql sql;

    @Inject
    SqlOrderSearch(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Order> find(Query query) {
        if (query.words().isPresent()) {
            return byWords(query, query.words().get());
        }
        return query.merchant().isPresent()
                ? bySeller(query, query.merchant().get().value())
                : sql.list(
                        "SELECT * FROM orders" + conditions(query).where() + NEWEST_FIRST,
                        SqlOrders::order,
                        conditions(query).values(query.limit()));
    }

    private List<Order> byWords(Query query, String words) {
        var conditions = conditions(query);
        query.merchant()
                .map(MerchantId::value)
                .ifPresent(
                        it ->
                                conditions.and(
                                        "merchant_id IN (" + Conditions.SELLERS + ")",
                                        List.of(it, it)));
        var values = new ArrayList<Object>();
        values.add(uuid(words));
        values.add(words);
        values.add(email(words));
        values.add(words);
        values.addAll(List.of(conditions.values(query.limit())));
        return sql.list(
                HITS + conditions.where() + NEWEST_FIRST, SqlOrders::order, values.toArray());
    }

    /** A page of each seller's own, and of these the page of all. */
    private List<Order> bySeller(Query query, UUID merchant) {
        var conditions = conditions(query).and("merchant_id = seller.id", List.of());
        var values = new ArrayList<Object>(List.of(merchant, merchant));
        values.addAll(List.of(conditions.values(query.limit(), query.limit())));
        return sql.list(
                "SELECT page.* FROM ("
                        + Conditions.SELLERS
                        + ") seller CROSS JOIN LATERAL (SELECT * FROM orders"
                        + conditions.where()
                        + NEWEST_FIRST
                        + ") page"
                        + NEWEST_FIRST,
                SqlOrders::order,
                values.toArray());
    }

    private static Conditions conditions(Query query) {
        var conditions =
                new Conditions()
                        .and("state = ?", query.state())
                        .and("created_at >= ?", query.from())
                        .and("created_at < ?", query.to());
        query.after()
                .ifPresent(
                        it ->
                                conditions.and(
                                        "(created_at, id) < (?, ?)",
                                        List.of(it.placedAt(), it.order().value())));
        return conditions;
    }

    private static Optional<UUID> uuid(String words) {
        try {
            return Optional.of(UUID.fromString(words));
        } catch (IllegalArgumentException another) {
            return Optional.empty();
        }
    }

    /** As addresses are kept. */
    private static Optional<String> email(String words) {
        try {
            return Optional.of(new Email(words).value());
        } catch (InvalidValue another) {
            return Optional.empty();
        }
    }
}
