-- Quotes, and orders of several lines.

-- What was ordered, line by line, is one document: it is written and read as a whole and never
-- changes. See LineJson. The code of the plan among the lines stays a column, for the index.
ALTER TABLE orders
    ADD lines        jsonb,
    ADD installments int NOT NULL DEFAULT 1 CHECK (installments > 0),
    ADD buyer_tax_id text,
    ADD buyer_phone  text,
    ALTER plan_code DROP NOT NULL;

UPDATE orders SET lines = jsonb_build_array(jsonb_strip_nulls(jsonb_build_object(
    'plan', plan_code, 'name', plan_name, 'price', total, 'cycle', cycle,
    'accessDays', access_days)));

ALTER TABLE orders
    ALTER lines SET NOT NULL,
    ADD CHECK (jsonb_typeof(lines) = 'array'),
    DROP plan_name,
    DROP cycle,
    DROP access_days;

-- A priced offer that expires. Who changes a row without our key makes its signature wrong.
CREATE TABLE quote (
    id           uuid PRIMARY KEY,
    merchant_id  uuid          NOT NULL,
    lines        jsonb         NOT NULL CHECK (jsonb_typeof(lines) = 'array'),
    currency     currency_code NOT NULL,
    total        bigint        NOT NULL CHECK (total >= 0),
    installments int           NOT NULL CHECK (installments > 0),
    expires_at   timestamptz   NOT NULL,
    key_id       text          NOT NULL,
    signature    text          NOT NULL
);
CREATE INDEX quote_by_expiry ON quote (expires_at);

-- Which order's buyer a mail tells of their access, so that they can watch it leave.
ALTER TABLE mail ADD order_id uuid;
CREATE INDEX mail_of_order ON mail (order_id) WHERE order_id IS NOT NULL;
