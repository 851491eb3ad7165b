package dev.catraca.adapters.persistence;

import dev.catraca.adapters.persistence.secrets.AccountSecrets;
import dev.catraca.adapters.persistence.secrets.Envelopes;
import dev.catraca.application.cart.port.Carts;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.order.AppliedCoupon;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Carts by one statement each way; what a statement finds comes as documents, see CartJson. */
@Dependent
class SqlCarts implements Carts {
    private static final String SELLER =
            """
            SELECT json_build_object('id', m.id,
                'wallet', (SELECT wallet FROM merchant_wallet w
                    WHERE w.merchant_id = m.id AND w.provider = ?),
                'merchantShare', m.split_merchant, 'affiliateShare', m.split_affiliate,
                'origins', ARRAY(SELECT origin FROM merchant_return_origin r
                    WHERE r.merchant_id = m.id))
            FROM merchant m WHERE m.id = s.SIDE""";

    /** Who is asked about is looked for at the company, then at its platform. */
    private static final String FIND =
            """
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

    private static final String FIND_AND_COUNT =
            "WITH counted AS (" + SqlCounters.COUNT + "),\n" + FIND;
    private static final String FIND_ONLY = "WITH counted AS (SELECT WHERE false),\n" + FIND;

    /**
     * Whoever waited for a lock is held against the row as it is afterwards: PostgreSQL looks at it
     * again.
     */
    private static final String OPEN =
            """
            WITH held AS (
                SELECT id FROM orders o
                WHERE id = ? AND state = 'DRAFT' AND NOT EXISTS (
                    SELECT FROM orders other
                    WHERE other.merchant_id = o.merchant_id AND other.buyer_email = o.buyer_email
                        AND other.plan_code = o.plan_code AND other.state = 'OPEN'
                        AND other.sale_method IS NULL)
                FOR NO KEY UPDATE OF o),
            opened AS (
                UPDATE orders SET state = 'OPEN', lines = ?::jsonb, total = ?, coupon = ?,
                    discount = ?, split = ?::jsonb, content_digest = ?, changed_at = now()
                FROM held WHERE orders.id = held.id
                RETURNING orders.id, orders.merchant_id),
            RESERVATION,
            requested AS (
                INSERT INTO payment (id, order_id, attempt, provider, account_id, amount, currency,
                    requested_at, expires_at, state, page_terms, due_at)
                SELECT ?, id, ?, ?, ?, ?, ?, ?, ?, 'REQUESTED', ?::jsonb, ? FROM opened),
            noted AS (
                INSERT INTO order_event (order_id, at, event, facts)
                NOTES)
            SELECT (SELECT count(*) FROM opened)::int AS opened, COUNTS"""
                    .replace("RESERVATION", SqlStock.RESERVATION)
                    .replace("COUNTS", SqlStock.COUNTS);

    private static final String NOTE = "SELECT id, ?, ?, jsonb_object(?, ?) FROM opened";

    private final Sql sql;
    private final Envelopes envelopes;
    private final AccountSecrets secrets;

    @Inject
    SqlCarts(Sql sql, Envelopes envelopes, AccountSecrets secrets) {
        this.sql = sql;
        this.envelopes = envelopes;
        this.secrets = secrets;
    }

    @Override
    public Optional<Found> find(Query query, Optional<Counted> counted) {
        var values = new ArrayList<Object>();
        counted.ifPresent(
                it ->
                        values.addAll(
                                SqlCounters.columns(
                                        envelopes,
                                        it.limit(),
                                        it.subject(),
                                        it.quota(),
                                        it.window())));
        var provider = query.provider().value();
        values.addAll(
                List.of(
                        query.company(),
                        query.platform().value(),
                        provider,
                        provider,
                        query.buyer(),
                        query.buyer(),
                        query.coupon(),
                        query.affiliate(),
                        query.references().toArray(String[]::new),
                        query.order(),
                        provider));
        return sql.find(
                counted.isPresent() ? FIND_AND_COUNT : FIND_ONLY,
                row -> found(row, query, counted),
                values.toArray());
    }

    private Found found(Row row, Query query, Optional<Counted> counted) {
        var account =
                row.maybeText("account_credentials")
                        .map(
                                it ->
                                        secrets.open(
                                                new MerchantId(row.uuid("account_merchant")),
                                                query.provider(),
                                                it));
        return new Found(
                CartJson.facts(row, query.provider()),
                account,
                row.maybeBytes("content_digest"),
                counted.flatMap(it -> CartJson.count(row, it)));
    }

    @Override
    public Opened open(Opening opening) {
        var terms = opening.order().terms();
        var payment = opening.payment().terms();
        var values = new ArrayList<Object>();
        values.addAll(
                List.of(
                        opening.order().id().value(),
                        LineJson.of(terms.lines()),
                        terms.total().minor(),
                        terms.coupon().map(AppliedCoupon::code),
                        terms.coupon().map(it -> it.discount().minor()),
                        terms.split().map(SplitJson::of),
                        opening.digest()));
        values.addAll(
                SqlStock.columns(
                        opening.order(), SqlStock.Price.OF_TODAY, opening.reservedUntil()));
        values.addAll(
                List.of(
                        payment.id().value(),
                        payment.attempt(),
                        payment.provider().value(),
                        payment.account().value(),
                        payment.amount().minor(),
                        payment.amount().currencyCode()));
        values.addAll(
                List.of(
                        payment.requestedAt(),
                        payment.expiresAt(),
                        PageJson.of(opening.page()),
                        opening.lookAt()));
        opening.entries().forEach(it -> values.addAll(SqlTimeline.columns(it)));
        var notes = Collections.nCopies(opening.entries().size(), NOTE);
        return sql.find(
                        OPEN.replace("NOTES", String.join(" UNION ALL ", notes)),
                        row -> {
                            if (row.number("opened") == 0) {
                                return Opened.NO_DRAFT;
                            }
                            return switch (SqlStock.reserved(row, opening.order())) {
                                case RESERVED -> Opened.OPENED;
                                case NOT_IN_STOCK -> Opened.NOT_IN_STOCK;
                                case COUPON_SPENT -> Opened.COUPON_SPENT;
                            };
                        },
                        values.toArray())
                .orElseThrow();
    }
}
