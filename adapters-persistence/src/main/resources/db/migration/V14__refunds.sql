-- What somebody wants to be given back of a payment.

-- A work table as the others. The row is written before the call that it is about, and number says
-- which call that is, as its key does; claims counts how often that call was begun. The sum of what
-- is done and under way stays within what was received under the order's row lock.
CREATE TABLE refund (
    id           uuid PRIMARY KEY,
    order_id     uuid          NOT NULL REFERENCES orders,
    payment_id   uuid          NOT NULL REFERENCES payment,
    amount       bigint        NOT NULL CHECK (amount > 0),
    currency     currency_code NOT NULL,
    reason       text          NOT NULL,
    state        text          NOT NULL CHECK (state IN (
        'REQUESTED', 'UNKNOWN', 'DONE', 'REFUSED')),
    number       int           NOT NULL DEFAULT 1,
    claims       int           NOT NULL DEFAULT 1,
    reference    text,
    cause        text,
    requested_at timestamptz   NOT NULL,
    changed_at   timestamptz   NOT NULL DEFAULT now(),
    due_at       timestamptz,
    fence        bigint        NOT NULL DEFAULT 0,
    attempts     int           NOT NULL DEFAULT 1,
    CHECK ((state IN ('REQUESTED', 'UNKNOWN')) = (due_at IS NOT NULL)),
    CHECK ((state = 'DONE') = (reference IS NOT NULL))
);
CREATE UNIQUE INDEX refund_under_way ON refund (payment_id)
    WHERE state IN ('REQUESTED', 'UNKNOWN');
CREATE INDEX refund_due ON refund (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX refund_of_order ON refund (order_id);
