-- Carts: orders that a client's system writes first, and whose payment it opens with a signature.

-- What an order is shared by, and what its page shows, are documents: written and read as a whole,
-- see SplitJson and PageJson. The digest says whether a cart is opened again with the same content.
ALTER TABLE orders
    ADD buyer_reference text,
    ADD coupon          text,
    ADD discount        bigint CHECK (discount > 0),
    ADD split           jsonb,
    ADD content_digest  bytea CHECK (octet_length(content_digest) = 32),
    ADD CHECK ((coupon IS NULL) = (discount IS NULL));

-- The client's own id of an order names one order of a merchant.
DROP INDEX orders_by_reference;
CREATE UNIQUE INDEX orders_by_reference ON orders (reference, merchant_id)
    WHERE reference IS NOT NULL;

-- What is left after the provider's fee, if it says so. What a page shows is forgotten once it is
-- open: it may hold the buyer's address and pictures.
ALTER TABLE payment
    ADD net        bigint CHECK (net BETWEEN 0 AND received),
    ADD page_terms jsonb;

-- Pieces that are kept for an order until it is paid or over. SHORT: paid too late, sold meanwhile.
CREATE TABLE stock_reservation (
    order_id    uuid        NOT NULL REFERENCES orders,
    merchant_id uuid        NOT NULL,
    product     text        NOT NULL,
    quantity    int         NOT NULL CHECK (quantity > 0),
    state       text        NOT NULL CHECK (state IN ('HELD', 'TAKEN', 'RELEASED', 'SHORT')),
    expires_at  timestamptz NOT NULL,
    PRIMARY KEY (order_id, product)
);
CREATE INDEX stock_reservation_held ON stock_reservation (expires_at) WHERE state = 'HELD';
CREATE INDEX stock_reservation_of_product ON stock_reservation (merchant_id, product)
    WHERE state IN ('HELD', 'SHORT');

-- How often each buyer uses a coupon, for limits per buyer, and which orders use one.
CREATE TABLE coupon_buyer (
    merchant_id uuid NOT NULL,
    code        text NOT NULL,
    buyer       text NOT NULL,
    used        int  NOT NULL CHECK (used >= 0),
    PRIMARY KEY (merchant_id, code, buyer)
);
CREATE TABLE coupon_use (
    order_id    uuid PRIMARY KEY REFERENCES orders,
    merchant_id uuid NOT NULL,
    code        text NOT NULL,
    buyer       text NOT NULL
);
