package dev.catraca.sandbox.bench;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The statements by which the server opens a cart, by plain JDBC: one that reads everything, one
 * that opens the cart, and, as a call lies between them, one that remembers its page.
 */
final class CartLimit {
    private static final String SELLER =
            """
            SELECT json_build_object('id', m.id,
                'wallet', (SELECT wallet FROM merchant_wallet w
                    WHERE w.merchant_id = m.id AND w.provider = ?),
                'merchantShare', m.split_merchant, 'affiliateShare', m.split_affiliate,
                'origins', ARRAY(SELECT origin FROM merchant_return_origin r
                    WHERE r.merchant_id = m.id))
            FROM merchant m WHERE m.id = s.SIDE""";
    private static final String FIND =
            """
            WITH counted AS (SELECT 1 AS used WHERE false),
            sides AS (
                SELECT m.id AS company, p.id AS platform
                FROM merchant p
                JOIN merchant m ON m.reference = ? AND (m.id = p.id OR m.platform_id = p.id)
                WHERE p.slug = ? LIMIT 1)
            SELECT o.*,
                (SELECT row_to_json(c) FROM counted c) AS counted,
                (COMPANY) AS company,
                (PLATFORM) AS platform,
                a.merchant_id AS account_merchant, a.credentials AS account_credentials,
                (SELECT row_to_json(b) FROM buyer b
                    WHERE b.reference = ? AND b.merchant_id IN (s.company, s.platform)
                    ORDER BY b.merchant_id = s.company DESC LIMIT 1) AS found_buyer,
                (SELECT json_agg(p) FROM product p
                    WHERE p.merchant_id = s.company AND p.reference = ANY (w.reference)) AS products,
                (SELECT json_agg(p) FROM plan p
                    WHERE p.merchant_id = s.company AND p.code = ANY (w.reference)) AS plans,
                (SELECT json_build_object('coupon', c, 'usedByBuyer', COALESCE(b.used, 0))
                    FROM coupon c
                    LEFT JOIN coupon_buyer b ON b.merchant_id = c.merchant_id AND b.code = c.code
                        AND b.buyer = ?
                    WHERE c.merchant_id = s.company AND c.code = ?) AS found_coupon,
                (SELECT json_build_object('affiliate', f, 'wallets', (
                        SELECT json_object_agg(provider, wallet) FROM affiliate_wallet w
                        WHERE w.merchant_id = f.merchant_id AND w.affiliate = f.reference))
                    FROM affiliate f
                    WHERE f.reference = ? AND f.merchant_id IN (s.company, s.platform)
                    ORDER BY f.merchant_id = s.company DESC LIMIT 1) AS found_affiliate
            FROM sides s
            CROSS JOIN (SELECT ?::text[] AS reference) w
            LEFT JOIN LATERAL (
                SELECT * FROM orders
                WHERE reference = ? AND merchant_id IN (
                    SELECT id FROM merchant WHERE id = s.platform OR platform_id = s.platform)
                ORDER BY merchant_id = s.company DESC LIMIT 1) o ON true
            LEFT JOIN LATERAL (
                SELECT merchant_id, credentials FROM provider_account
                WHERE provider = ? AND merchant_id IN (s.company, s.platform)
                ORDER BY merchant_id = s.company DESC LIMIT 1) a ON true"""
                    .replace("COMPANY", SELLER.replace("SIDE", "company"))
                    .replace("PLATFORM", SELLER.replace("SIDE", "platform"));
    private static final String OPEN =
            """
            WITH held AS (
                SELECT id FROM orders o
                WHERE id = ? AND state = 'DRAFT' AND NOT EXISTS (
                    SELECT FROM orders other
                    WHERE other.merchant_id = o.merchant_id AND other.buyer_email = o.buyer_email
                        AND other.plan_code = o.plan_code AND other.state = 'OPEN')
                FOR NO KEY UPDATE OF o),
            opened AS (
                UPDATE orders SET state = 'OPEN', lines = ?::jsonb, total = ?, coupon = ?,
                    discount = ?, split = ?::jsonb, content_digest = ?, changed_at = now()
                FROM held WHERE orders.id = held.id
                RETURNING orders.id, orders.merchant_id),
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
                SELECT opened.id, u.merchant_id, u.code, u.buyer FROM used_by_buyer u, opened),
            requested AS (
                INSERT INTO payment (id, order_id, attempt, provider, account_id, amount, currency,
                    requested_at, expires_at, state, page_terms, due_at)
                SELECT ?, id, ?, ?, ?, ?, ?, ?, ?, 'REQUESTED', ?::jsonb, ? FROM opened),
            noted AS (
                INSERT INTO order_event (order_id, at, event, facts)
                SELECT id, ?, event, jsonb_object(names, texts)
                FROM opened, (VALUES
                    ('ORDER_CHANGED', ARRAY['state'], ARRAY['OPEN']),
                    ('PAYMENT_REQUESTED', ARRAY['provider', 'attempt', 'externalReference'],
                        ARRAY['asaas', '1', 'cart'])) AS e (event, names, texts))
            SELECT (SELECT count(*) FROM opened)::int AS opened,
                (SELECT count(*) FROM reserved)::int AS reserved,
                (SELECT count(*) FROM used_by_buyer)::int AS coupons""";

    private CartLimit() {}

    static Load.Client carts(DataSource database, Shop shop, UUID company, UUID platform)
            throws SQLException {
        var split =
                """
                {"owner":{"role":"PLATFORM","reference":"%s","wallet":"%s"},\
                "shares":[{"role":"MERCHANT","reference":"%s","wallet":"%s","basisPoints":%d}]}"""
                        .formatted(
                                platform,
                                Shop.PLATFORM_WALLET,
                                company,
                                Shop.WALLET,
                                Shop.SHARE * 100);
        return new Limit.Work(database.getConnection()) {
            private final PreparedStatement find = prepare(FIND);
            private final PreparedStatement open = prepare(OPEN);
            private final PreparedStatement page = prepare(Limit.OPEN);

            @Override
            public boolean ask() throws SQLException {
                var cart = shop.cart();
                var now = OffsetDateTime.now(ZoneOffset.UTC);
                var order = find(cart);
                var payment = Limit.id(Limit.COUNT.incrementAndGet());
                open(cart, order, payment, now);
                Limit.run(
                        page,
                        order,
                        payment.toString(),
                        "https://example.com/" + payment,
                        now.plusHours(1),
                        payment,
                        now);
                return true;
            }

            private UUID find(Shop.Cart cart) throws SQLException {
                Limit.run(
                        find,
                        Shop.REFERENCE,
                        Shop.PLATFORM,
                        "asaas",
                        "asaas",
                        cart.buyer(),
                        cart.buyer(),
                        null,
                        null,
                        texts(cart.products()),
                        cart.reference(),
                        "asaas");
                try (var rows = find.getResultSet()) {
                    rows.next();
                    return rows.getObject("id", UUID.class);
                }
            }

            private void open(Shop.Cart cart, UUID order, UUID payment, OffsetDateTime now)
                    throws SQLException {
                var products = cart.products();
                Limit.run(
                        open,
                        order,
                        lines(products),
                        Shop.TOTAL,
                        null,
                        null,
                        split,
                        new byte[32],
                        texts(products),
                        numbers(1L, 2L),
                        numbers(7_525L, 3_990L),
                        now.plusMinutes(65),
                        null,
                        cart.buyer(),
                        payment,
                        1,
                        "asaas",
                        platform,
                        Shop.TOTAL,
                        "BRL",
                        now,
                        now.plusMinutes(60),
                        page(cart),
                        now.plusMinutes(1),
                        now);
                try (var rows = open.getResultSet()) {
                    rows.next();
                    if (rows.getInt("reserved") != products.length) {
                        throw new IllegalStateException("a cart was not opened");
                    }
                }
            }

            private Array texts(String[] values) throws SQLException {
                return open.getConnection().createArrayOf("text", values);
            }

            private Array numbers(Long... values) throws SQLException {
                return open.getConnection().createArrayOf("bigint", values);
            }
        };
    }

    private static String lines(String[] products) {
        return """
        [{"product":"%s","name":"A thing","price":7525,"quantity":1},\
        {"product":"%s","name":"A thing","price":3990,"quantity":2}]"""
                .formatted(products[0], products[1]);
    }

    private static String page(Shop.Cart cart) {
        return """
        {"methods":["CARD","PIX"],"installments":1,"success":"https://shop.example/done",\
        "cancel":"https://shop.example/cancel","expired":"https://shop.example/expired",\
        "items":[{"name":"A thing","quantity":1,"price":7525,"reference":"%s",\
        "description":"It is good for something."},\
        {"name":"A thing","quantity":2,"price":3990,"reference":"%s",\
        "description":"It is good for something."}],\
        "payer":{"name":"Ana Compradora","taxId":"52998224725","email":"%s",\
        "phone":"+5511987654321","address":{"street":"Rua das Flores","number":"10",\
        "district":"Centro","postalCode":"01310100","city":"São Paulo"}}}"""
                .formatted(cart.products()[0], cart.products()[1], cart.email());
    }
}
