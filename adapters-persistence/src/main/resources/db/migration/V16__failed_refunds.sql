-- Refunds that the provider took on and that failed later: the money came back.

-- refund_failed is what failed of all that was on its way back; refunded is without it. That a payment
-- is the second of its order is true whatever a bank or a refund makes of it.
ALTER TABLE payment
    ADD refund_failed bigint  NOT NULL DEFAULT 0 CHECK (refund_failed >= 0),
    ADD duplicate     boolean NOT NULL DEFAULT false;
UPDATE payment SET duplicate = true WHERE state = 'DUPLICATE';

ALTER TABLE refund
    DROP CONSTRAINT refund_state_check,
    DROP CONSTRAINT refund_check1,
    ADD CONSTRAINT refund_state_check CHECK (state IN (
        'REQUESTED', 'UNKNOWN', 'DONE', 'REFUSED', 'FAILED')),
    ADD CONSTRAINT refund_reference_check CHECK (
        (state IN ('DONE', 'FAILED')) = (reference IS NOT NULL));
-- There are few, and they are counted at every scrape.
CREATE INDEX refund_failed ON refund (payment_id, requested_at) WHERE state = 'FAILED';
CREATE INDEX refund_of_payment ON refund (payment_id, requested_at);

-- A share that was taken back for a refund which failed is sent again by a transfer of its own.
ALTER TABLE transfer
    ADD round int NOT NULL DEFAULT 1 CHECK (round > 0),
    DROP CONSTRAINT transfer_payment_id_payee_key,
    ADD CONSTRAINT transfer_round_key UNIQUE (payment_id, payee, round);

-- What an order was before all of its money went back, and is again should that fail.
ALTER TABLE orders ADD reversed_from text CHECK (reversed_from IN ('PAID', 'PAID_LATE', 'MISPAID'));

-- Only REFUNDED has got steps back: to what leads to it, and so to what follows from that.
CREATE OR REPLACE FUNCTION check_order_transition() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    ahead text[];
BEGIN
    CASE OLD.state
        WHEN 'DRAFT', 'OPEN' THEN ahead := '{
            OPEN, EXPIRED, CANCELED, FAILED, PAID_LATE, MISPAID,
            PAID, PARTIALLY_REFUNDED, DISPUTED, REFUNDED, CHARGED_BACK}';
        WHEN 'EXPIRED', 'CANCELED', 'FAILED' THEN ahead := '{
            PAID_LATE, PAID, PARTIALLY_REFUNDED, DISPUTED, REFUNDED, CHARGED_BACK}';
        WHEN 'PAID_LATE', 'MISPAID', 'PAID', 'PARTIALLY_REFUNDED', 'DISPUTED' THEN ahead := '{
            PAID, PARTIALLY_REFUNDED, DISPUTED, REFUNDED, CHARGED_BACK}';
        WHEN 'REFUNDED' THEN ahead := '{
            PAID_LATE, MISPAID, PAID, PARTIALLY_REFUNDED, DISPUTED, CHARGED_BACK}';
        ELSE ahead := '{}';
    END CASE;
    IF NEW.state <> ALL (ahead) THEN
        RAISE EXCEPTION 'order % cannot go from % to %', OLD.id, OLD.state, NEW.state
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
