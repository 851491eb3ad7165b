-- Sales: plans that a gym unit's own system sells by one call of ours.

-- The method is there for orders of sales only; code and transaction are the provider's numbers.
ALTER TABLE orders
    ADD sale_method      text CHECK (sale_method IN ('CARD', 'PIX', 'BOLETO')),
    ADD sale_code        text,
    ADD sale_transaction text;

-- What a family shares is an e-mail address, not a tax id: a unit's customer is known by the latter.
DROP INDEX orders_one_open;
CREATE UNIQUE INDEX orders_one_open ON orders (merchant_id, buyer_email, plan_code)
    WHERE state = 'OPEN' AND sale_method IS NULL;
CREATE UNIQUE INDEX orders_one_open_sale ON orders (merchant_id, buyer_tax_id, plan_code, sale_method)
    WHERE state = 'OPEN' AND sale_method IS NOT NULL;

-- The PIX or boleto that the buyer holds, see VoucherJson.
ALTER TABLE payment ADD voucher jsonb;

-- Simulations that sales may refer to. The simulation is a document, see SimulationJson.
CREATE TABLE sale_quote (
    id           uuid PRIMARY KEY,
    merchant_id  uuid          NOT NULL,
    plan_code    text          NOT NULL,
    installments int           NOT NULL CHECK (installments > 0),
    due_day      int,
    coupon       text,
    simulation   jsonb         NOT NULL,
    currency     currency_code NOT NULL,
    expires_at   timestamptz   NOT NULL
);
CREATE INDEX sale_quote_by_expiry ON sale_quote (expires_at);

-- What each unit's system said of its plans last, see OfferedPlanJson.
CREATE TABLE plan_snapshot (
    merchant_id uuid PRIMARY KEY,
    plans       jsonb         NOT NULL CHECK (jsonb_typeof(plans) = 'array'),
    currency    currency_code NOT NULL,
    fetched_at  timestamptz   NOT NULL
);

-- The token of a card pays once. Only its id is kept, until it could not be opened any more anyway.
CREATE TABLE redeemed_card_token (
    token_id    uuid        PRIMARY KEY,
    merchant_id uuid        NOT NULL,
    redeemed_at timestamptz NOT NULL
);
CREATE INDEX redeemed_card_token_by_time ON redeemed_card_token (redeemed_at);

-- A captcha's answer is good once, so what was asked about is not asked again. Only hashes are kept,
-- and no longer than an answer could be good for.
CREATE TABLE used_captcha (
    token_hash bytea       PRIMARY KEY CHECK (octet_length(token_hash) = 32),
    used_at    timestamptz NOT NULL
);
CREATE INDEX used_captcha_by_time ON used_captcha (used_at);
