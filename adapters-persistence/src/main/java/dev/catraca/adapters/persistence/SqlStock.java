package dev.catraca.adapters.persistence;

import dev.catraca.application.order.port.Stock;
import dev.catraca.domain.order.AppliedCoupon;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.order.ProductLine;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

@Dependent
class SqlStock implements Stock {
    /**
     * Keeps the pieces of the order in {@code opened (id, merchant_id)} and uses its coupon; the
     * values are its {@link #columns}. Products are locked in one order, so that two orders never
     * wait for each other.
     */
    static final String RESERVATION =
            """
            wanted AS (
                SELECT * FROM unnest(?::text[], ?::bigint[], ?::bigint[])
                    AS w (reference, quantity, price)),
            locked AS MATERIALIZED (
                SELECT p.merchant_id, p.reference, w.quantity::int AS quantity, w.price
                FROM opened
                JOIN product p ON p.merchant_id = opened.merchant_id
                JOIN wanted w ON w.reference = p.reference
                ORDER BY p.reference
                FOR UPDATE OF p),
            reserved AS (
                UPDATE product p SET reserved = p.reserved + l.quantity
                FROM locked l
                WHERE p.merchant_id = l.merchant_id AND p.reference = l.reference AND p.active
                    AND p.price = COALESCE(l.price, p.price) AND p.stock - p.reserved >= l.quantity
                RETURNING p.merchant_id, p.reference, l.quantity),
            kept AS (
                INSERT INTO stock_reservation (order_id, merchant_id, product, quantity, state,
                    expires_at)
                SELECT opened.id, r.merchant_id, r.reference, r.quantity, 'HELD', ?
                FROM reserved r, opened),
            used AS (
                UPDATE coupon c SET used = c.used + 1 FROM opened
                WHERE c.merchant_id = opened.merchant_id AND c.code = ?
                    AND (c.max_uses IS NULL OR c.used < c.max_uses)
                RETURNING c.merchant_id, c.code, c.max_uses_per_buyer),
            used_by_buyer AS (
                INSERT INTO coupon_buyer AS b (merchant_id, code, buyer, used)
                SELECT merchant_id, code, ?, 1 FROM used
                ON CONFLICT (merchant_id, code, buyer) DO UPDATE SET used = b.used + 1
                WHERE b.used < (
                    SELECT COALESCE(max_uses_per_buyer, 2147483647) FROM coupon c
                    WHERE c.merchant_id = b.merchant_id AND c.code = b.code)
                RETURNING merchant_id, code, buyer),
            remembered AS (
                INSERT INTO coupon_use (order_id, merchant_id, code, buyer)
                SELECT opened.id, u.merchant_id, u.code, u.buyer FROM used_by_buyer u, opened)""";

    /** What {@link #reserved} reads. */
    static final String COUNTS =
            """
            (SELECT count(*) FROM reserved)::int AS reserved,
                (SELECT count(*) FROM used_by_buyer)::int AS coupons""";

    private static final String RESERVE =
            """
            WITH opened AS (SELECT ?::uuid AS id, ?::uuid AS merchant_id),
            RESERVATION
            SELECT COUNTS"""
                    .replace("RESERVATION", RESERVATION)
                    .replace("COUNTS", COUNTS);

    /**
     * What is held leaves the stock, and so does what was released, as far as there is enough of it
     * that nobody else holds. Products are locked in one order, so that two orders never wait for
     * each other.
     */
    private static final String TAKE =
            """
            WITH wanted AS MATERIALIZED (
                SELECT r.order_id, r.product, r.quantity, r.state, p.merchant_id
                FROM stock_reservation r
                JOIN product p ON p.merchant_id = r.merchant_id AND p.reference = r.product
                WHERE r.order_id = ? AND r.state IN ('HELD', 'RELEASED')
                ORDER BY r.product
                FOR UPDATE OF p),
            taken AS (
                UPDATE product p SET stock = p.stock - w.quantity,
                    reserved = p.reserved - CASE WHEN w.state = 'HELD' THEN w.quantity ELSE 0 END
                FROM wanted w
                WHERE p.merchant_id = w.merchant_id AND p.reference = w.product
                    AND (w.state = 'HELD' OR p.stock - p.reserved >= w.quantity)
                RETURNING p.reference)
            UPDATE stock_reservation r
            SET state = CASE WHEN t.reference IS NULL THEN 'SHORT' ELSE 'TAKEN' END
            FROM (SELECT id.product, (SELECT reference FROM taken WHERE reference = id.product)
                FROM stock_reservation id
                WHERE id.order_id = ? AND id.state IN ('HELD', 'RELEASED')) t (product, reference)
            WHERE r.order_id = ? AND r.product = t.product
            RETURNING r.product, r.state""";

    private static final String RELEASE =
            """
            WITH released AS (
                UPDATE stock_reservation SET state = 'RELEASED'
                WHERE order_id = ? AND state = 'HELD'
                RETURNING merchant_id, product, quantity),
            locked AS MATERIALIZED (
                SELECT p.merchant_id, p.reference, r.quantity
                FROM product p
                JOIN released r ON r.merchant_id = p.merchant_id AND r.product = p.reference
                ORDER BY p.reference
                FOR UPDATE OF p),
            back AS (
                UPDATE product p SET reserved = p.reserved - l.quantity
                FROM locked l
                WHERE p.merchant_id = l.merchant_id AND p.reference = l.reference),
            unused AS (DELETE FROM coupon_use WHERE order_id = ? RETURNING merchant_id, code, buyer),
            coupons AS (
                UPDATE coupon c SET used = c.used - 1 FROM unused u
                WHERE c.merchant_id = u.merchant_id AND c.code = u.code)
            UPDATE coupon_buyer b SET used = b.used - 1 FROM unused u
            WHERE b.merchant_id = u.merchant_id AND b.code = u.code AND b.buyer = u.buyer""";

    /** An order whose page still lives, because it is a later attempt's, keeps its pieces. */
    private static final String RELEASE_EXPIRED =
            """
            WITH expired AS (
                SELECT r.order_id, r.product FROM stock_reservation r
                WHERE r.state = 'HELD' AND r.expires_at <= now() AND NOT EXISTS (
                    SELECT FROM payment p
                    WHERE p.order_id = r.order_id
                        AND p.state IN ('REQUESTED', 'UNKNOWN', 'PENDING')
                        AND p.expires_at + interval '5 minutes' > now())
                ORDER BY r.expires_at LIMIT ? FOR UPDATE SKIP LOCKED),
            released AS (
                UPDATE stock_reservation r SET state = 'RELEASED' FROM expired e
                WHERE r.order_id = e.order_id AND r.product = e.product
                RETURNING r.merchant_id, r.product, r.quantity),
            sums AS (
                SELECT merchant_id, product, sum(quantity) AS quantity FROM released
                GROUP BY merchant_id, product),
            locked AS MATERIALIZED (
                SELECT p.merchant_id, p.reference, s.quantity
                FROM product p
                JOIN sums s ON s.merchant_id = p.merchant_id AND s.product = p.reference
                ORDER BY p.merchant_id, p.reference
                FOR UPDATE OF p),
            back AS (
                UPDATE product p SET reserved = p.reserved - l.quantity
                FROM locked l
                WHERE p.merchant_id = l.merchant_id AND p.reference = l.reference)
            SELECT count(*)::int AS number FROM released""";

    private final Sql sql;

    @Inject
    SqlStock(Sql sql) {
        this.sql = sql;
    }

    /** Which price has to be the product's. */
    enum Price {
        OF_TODAY,
        /** The order's was promised, whatever the catalogue says now. */
        ANY
    }

    @Override
    public Reserved reserve(Order.Open order, Instant until) {
        var values = new ArrayList<Object>();
        values.add(order.id().value());
        values.add(order.terms().merchant().value());
        values.addAll(columns(order, Price.ANY, until));
        return sql.find(RESERVE, row -> reserved(row, order), values.toArray()).orElseThrow();
    }

    /** The values of {@link #RESERVATION}. */
    static List<Object> columns(Order.Open order, Price price, Instant until) {
        var terms = order.terms();
        var products = products(order);
        var prices =
                switch (price) {
                    case OF_TODAY -> products.stream().map(it -> it.unitPrice().minor());
                    case ANY -> Stream.<Long>empty();
                };
        var buyer = terms.buyer();
        return List.of(
                products.stream().map(ProductLine::reference).toArray(String[]::new),
                products.stream().map(it -> (long) it.quantity()).toArray(Long[]::new),
                prices.toArray(Long[]::new),
                until,
                terms.coupon().map(AppliedCoupon::code),
                buyer.reference().orElseGet(() -> buyer.email().value()));
    }

    /** From the columns of {@link #COUNTS}. */
    static Reserved reserved(Row row, Order.Open order) {
        if (row.number("reserved") < products(order).size()) {
            return Reserved.NOT_IN_STOCK;
        }
        return order.terms().coupon().isPresent() && row.number("coupons") < 1
                ? Reserved.COUPON_SPENT
                : Reserved.RESERVED;
    }

    private static List<ProductLine> products(Order.Open order) {
        return order.terms().lines().all().stream()
                .filter(ProductLine.class::isInstance)
                .map(ProductLine.class::cast)
                .toList();
    }

    @Override
    public List<String> take(OrderId order) {
        return sql
                .list(
                        TAKE,
                        row -> row.text("state").equals("SHORT") ? row.text("product") : "",
                        order.value(),
                        order.value(),
                        order.value())
                .stream()
                .filter(it -> !it.isEmpty())
                .toList();
    }

    @Override
    public void release(OrderId order) {
        sql.update(RELEASE, order.value(), order.value());
    }

    @Override
    public int releaseExpired(int limit) {
        return sql.find(RELEASE_EXPIRED, row -> row.number("number"), limit).orElse(0);
    }
}
