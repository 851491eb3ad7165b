-- Shares that payees get by transfers of their own, after the charge (Stripe, several payees).

-- A work table as the others. wanted is what the payee is to have in the end and only shrinks; sent
-- and reversed are what the provider did. calling is the amount of the call under way: fixed by the
-- claim that begins it, together with the call's number, of which its key is made, and as it is
-- until the call's end is known. claims counts how often that call was begun.
CREATE TABLE transfer (
    id         uuid PRIMARY KEY,
    order_id   uuid          NOT NULL REFERENCES orders,
    payment_id uuid          NOT NULL REFERENCES payment,
    payee      text          NOT NULL,
    wallet     text          NOT NULL,
    currency   currency_code NOT NULL,
    wanted     bigint        NOT NULL CHECK (wanted >= 0),
    sent       bigint        NOT NULL DEFAULT 0 CHECK (sent >= 0),
    reversed   bigint        NOT NULL DEFAULT 0 CHECK (reversed BETWEEN 0 AND sent),
    reference  text,
    calling    bigint CHECK (calling >= 0),
    number     int           NOT NULL DEFAULT 0,
    claims     int           NOT NULL DEFAULT 0,
    state      text          NOT NULL DEFAULT 'PENDING' CHECK (state IN (
        'PENDING', 'LEASED', 'RETRYING', 'PARKED', 'DONE')),
    cause      text,
    wanted_at  timestamptz   NOT NULL DEFAULT now(),
    changed_at timestamptz   NOT NULL DEFAULT now(),
    due_at     timestamptz,
    fence      bigint        NOT NULL DEFAULT 0,
    attempts   int           NOT NULL DEFAULT 0,
    UNIQUE (payment_id, payee),
    CHECK ((state IN ('PENDING', 'LEASED', 'RETRYING')) = (due_at IS NOT NULL)),
    CHECK ((reference IS NULL) = (sent = 0)),
    CHECK (state <> 'DONE' OR (calling IS NULL AND sent - reversed <= wanted))
);
CREATE INDEX transfer_due ON transfer (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX transfer_parked ON transfer (changed_at, id) WHERE state = 'PARKED';
CREATE INDEX transfer_of_order ON transfer (order_id);
