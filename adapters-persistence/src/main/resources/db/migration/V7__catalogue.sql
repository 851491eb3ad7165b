-- What merchants sell besides plans, to whom, and who brings the buyers. References are the clients'
-- own ids; in the collation "C" pages of them come in the same order everywhere.

-- The stock counts all pieces. What is reserved of them for open checkouts is written by orders only.
CREATE TABLE product (
    merchant_id uuid          NOT NULL REFERENCES merchant,
    reference   text COLLATE "C" NOT NULL,
    name        text          NOT NULL,
    description text,
    price       bigint        NOT NULL CHECK (price >= 0),
    currency    currency_code NOT NULL,
    stock       int           NOT NULL CHECK (stock >= 0),
    reserved    int           NOT NULL DEFAULT 0,
    active      boolean       NOT NULL,
    PRIMARY KEY (merchant_id, reference),
    CONSTRAINT product_reserved CHECK (reserved BETWEEN 0 AND stock)
);

-- A percentage is in basis points. How often it was used is written by orders only.
CREATE TABLE coupon (
    merchant_id        uuid NOT NULL REFERENCES merchant,
    code               text COLLATE "C" NOT NULL,
    percent            int CHECK (percent BETWEEN 1 AND 10000),
    amount             bigint CHECK (amount > 0),
    currency           currency_code,
    valid_from         timestamptz,
    valid_until        timestamptz,
    max_uses           int CHECK (max_uses > 0),
    max_uses_per_buyer int CHECK (max_uses_per_buyer > 0),
    used               int NOT NULL DEFAULT 0,
    PRIMARY KEY (merchant_id, code),
    CHECK ((percent IS NULL) <> (amount IS NULL)),
    CHECK ((amount IS NULL) = (currency IS NULL)),
    CHECK (valid_from < valid_until),
    CONSTRAINT coupon_used CHECK (used >= 0 AND (max_uses IS NULL OR used <= max_uses))
);

-- A share is in basis points.
CREATE TABLE affiliate (
    merchant_id uuid    NOT NULL REFERENCES merchant,
    reference   text COLLATE "C" NOT NULL,
    name        text    NOT NULL,
    share       int CHECK (share BETWEEN 0 AND 10000),
    active      boolean NOT NULL,
    PRIMARY KEY (merchant_id, reference)
);

CREATE TABLE affiliate_wallet (
    merchant_id uuid NOT NULL,
    affiliate   text COLLATE "C" NOT NULL,
    provider    text NOT NULL,
    wallet      text NOT NULL,
    PRIMARY KEY (merchant_id, affiliate, provider),
    FOREIGN KEY (merchant_id, affiliate) REFERENCES affiliate ON DELETE CASCADE
);

CREATE TABLE buyer (
    merchant_id uuid    NOT NULL REFERENCES merchant,
    reference   text COLLATE "C" NOT NULL,
    name        text    NOT NULL,
    email       text    NOT NULL,
    tax_id      text,
    phone       text,
    active      boolean NOT NULL,
    PRIMARY KEY (merchant_id, reference)
);
