-- Sales at our own counter.

-- The token of a card pays once. Only its id is kept, until it could not be opened any more anyway.
CREATE TABLE redeemed_card_token (
    token_id    uuid        PRIMARY KEY,
    merchant_id uuid        NOT NULL,
    redeemed_at timestamptz NOT NULL
);
CREATE INDEX redeemed_card_token_by_time ON redeemed_card_token (redeemed_at);
