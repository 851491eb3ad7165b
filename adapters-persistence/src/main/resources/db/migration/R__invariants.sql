-- What must never be true. Each view is empty when all is well; a row names the culprit and says
-- what is wrong with it. They are tests, metrics, alarms and the console's first page.
--
-- Flyway runs this file again whenever it changes. security_invoker: reading a view takes no more
-- rights than reading the tables.

CREATE SCHEMA IF NOT EXISTS invariant;
GRANT USAGE ON SCHEMA invariant TO PUBLIC;

-- Somebody paid and has no access, five minutes later.
CREATE OR REPLACE VIEW invariant.paid_not_provisioned WITH (security_invoker) AS
SELECT o.id, format('order is %s, access is %s', o.state, COALESCE(p.state, 'not wanted')) AS detail
FROM orders o
JOIN merchant m ON m.id = o.merchant_id AND m.main_system <> 'NONE'
LEFT JOIN provisioning p ON p.order_id = o.id AND p.period = 1
WHERE o.state IN ('PAID', 'PARTIALLY_REFUNDED') AND o.changed_at < now() - interval '5 minutes'
    AND o.plan_code IS NOT NULL AND p.reached IS DISTINCT FROM 'ACTIVE'
    -- A refund that failed gives no access back: it is owed, and counted as parked.
    AND NOT (p.wanted IS NOT DISTINCT FROM 'REVOKED' AND EXISTS (
        SELECT FROM payment WHERE order_id = o.id AND refund_failed > 0));

-- Somebody has access and never paid. Whoever paid once is found by refunded_but_active.
CREATE OR REPLACE VIEW invariant.provisioned_not_paid WITH (security_invoker) AS
SELECT p.id, format('access is %s, order %s is %s', p.reached, o.id, o.state) AS detail
FROM provisioning p
JOIN orders o ON o.id = p.order_id
WHERE p.reached IN ('ACTIVE', 'SUSPENDED') AND o.state IN (
    'DRAFT', 'OPEN', 'EXPIRED', 'CANCELED', 'FAILED', 'PAID_LATE', 'MISPAID');

-- The money went back, or is asked back, and five minutes later the access is still there.
CREATE OR REPLACE VIEW invariant.refunded_but_active WITH (security_invoker) AS
SELECT p.id, format('access is %s, order %s is %s', p.reached, o.id, o.state) AS detail
FROM provisioning p
JOIN orders o ON o.id = p.order_id
WHERE p.reached = 'ACTIVE' AND o.state IN ('REFUNDED', 'CHARGED_BACK', 'DISPUTED')
    AND o.changed_at < now() - interval '5 minutes';

-- One period of an order, or one payment, gave access twice.
CREATE OR REPLACE VIEW invariant.two_effects_same_key WITH (security_invoker) AS
SELECT order_id AS id, format('%s effects in period %s', count(*), period) AS detail
FROM provisioning
GROUP BY order_id, period
HAVING count(*) > 1
UNION ALL
SELECT payment_id, format('%s effects of one payment in period %s', count(*), period)
FROM provisioning
GROUP BY payment_id, period
HAVING count(*) > 1;

-- Payees and provider got something else than what arrived and did not go back.
CREATE OR REPLACE VIEW invariant.split_sum_mismatch WITH (security_invoker) AS
SELECT kept.order_id AS id,
    format('payees have %s, received less refunded is %s %s',
        COALESCE(shared.amount, 0), kept.amount, kept.currency) AS detail
FROM (
    SELECT order_id, currency, sum(received
        - CASE state WHEN 'CHARGED_BACK' THEN received ELSE refunded END) AS amount
    FROM payment
    WHERE received <> 0
    GROUP BY order_id, currency) kept
LEFT JOIN (
    SELECT t.order_id, l.currency, sum(l.amount) AS amount
    FROM ledger_transaction t
    JOIN ledger_posting l ON l.transaction_id = t.id
        AND (l.account LIKE 'payee:%' OR l.account LIKE 'fee:%')
    GROUP BY t.order_id, l.currency) shared
    ON shared.order_id = kept.order_id AND shared.currency = kept.currency
WHERE COALESCE(shared.amount, 0) <> kept.amount
UNION ALL
SELECT s.order_id, format('%s has %s by transfer, by the ledger %s %s', s.payee, s.has,
    COALESCE(booked.amount, 0), s.currency)
FROM (
    SELECT order_id, payment_id, payee, currency, sum(sent - reversed) AS has
    FROM transfer
    GROUP BY order_id, payment_id, payee, currency
    HAVING bool_and(state = 'DONE')) s
LEFT JOIN LATERAL (
    SELECT sum(l.amount) AS amount
    FROM ledger_transaction t
    JOIN ledger_posting l ON l.transaction_id = t.id AND l.account = s.payee
    WHERE t.order_id = s.order_id AND starts_with(t.reference, s.payment_id || '/')) booked ON true
WHERE s.has <> COALESCE(booked.amount, 0);

-- A payee has not got its share, or has not given it back, and ten minutes later waits for somebody.
CREATE OR REPLACE VIEW invariant.share_not_sent WITH (security_invoker) AS
SELECT id, format('%s of order %s is %s: has %s, wanted %s %s, %s', payee, order_id, state,
    sent - reversed, wanted, currency, COALESCE(cause, 'never tried')) AS detail
FROM transfer
WHERE state = 'PARKED' OR state <> 'DONE' AND wanted_at < now() - interval '10 minutes';

-- Money came from nowhere or got lost.
CREATE OR REPLACE VIEW invariant.ledger_not_zero WITH (security_invoker) AS
SELECT t.id, format('%s sums to %s %s', t.reference, sum(l.amount), l.currency) AS detail
FROM ledger_transaction t
JOIN ledger_posting l ON l.transaction_id = t.id
GROUP BY t.id, t.reference, l.currency
HAVING sum(l.amount) <> 0;

-- A provider told us something ten minutes ago and nobody could say what to make of it.
CREATE OR REPLACE VIEW invariant.inbox_without_outcome WITH (security_invoker) AS
SELECT id,
    format('%s, received %s, %s attempts, %s',
        provider, received_at, attempts, COALESCE(cause, 'never looked at')) AS detail
FROM webhook_event
WHERE state = 'RECEIVED' AND received_at < now() - interval '10 minutes';

-- A lease, or a time set for a retry, ended a minute ago and nobody took the row over.
CREATE OR REPLACE VIEW invariant.expired_lease WITH (security_invoker) AS
SELECT id, format('%s was due at %s, %s attempts', kind, due_at, attempts) AS detail
FROM (
    SELECT 'payment' AS kind, id, due_at, attempts FROM payment
    WHERE due_at IS NOT NULL AND settled_at IS NULL
    UNION ALL
    SELECT 'webhook_event', id, due_at, attempts FROM webhook_event WHERE due_at IS NOT NULL
    UNION ALL
    SELECT 'provisioning', id, due_at, attempts FROM provisioning WHERE due_at IS NOT NULL
    UNION ALL
    SELECT 'transfer', id, due_at, attempts FROM transfer WHERE due_at IS NOT NULL
    UNION ALL
    SELECT 'refund', id, due_at, attempts FROM refund WHERE due_at IS NOT NULL
    UNION ALL
    SELECT 'mail', id, due_at, attempts FROM mail WHERE due_at IS NOT NULL) work
WHERE due_at < now() - interval '1 minute';

-- A buyer was shown two pages for one order and may pay on both.
CREATE OR REPLACE VIEW invariant.two_open_payables WITH (security_invoker) AS
SELECT order_id AS id, format('%s open pages', count(*)) AS detail
FROM payment
WHERE state = 'PENDING'
GROUP BY order_id
HAVING count(*) > 1;

-- More pieces are promised than there are: what is reserved was sold twice, or an order was paid
-- when its pieces had been sold to somebody else, and the money has not gone back.
CREATE OR REPLACE VIEW invariant.stock_oversold WITH (security_invoker) AS
SELECT md5(p.merchant_id || ' ' || p.reference)::uuid AS id,
    format('product %s: %s reserved of %s, %s held', p.reference, p.reserved, p.stock,
        COALESCE(r.held, 0)) AS detail
FROM product p
LEFT JOIN (
    SELECT merchant_id, product, sum(quantity) AS held FROM stock_reservation
    WHERE state = 'HELD' GROUP BY merchant_id, product) r
    ON r.merchant_id = p.merchant_id AND r.product = p.reference
WHERE p.reserved > p.stock OR p.reserved <> COALESCE(r.held, 0)
UNION ALL
SELECT r.order_id, format('order was paid without %s pieces of %s', r.quantity, r.product)
FROM stock_reservation r
JOIN orders o ON o.id = r.order_id
WHERE r.state = 'SHORT' AND o.state NOT IN ('REFUNDED', 'CHARGED_BACK');
