-- What operators and admins work with: keys that rotate, orders that are found and canceled.

-- Keys that replace each other share a client. A key that was replaced retires after a while.
ALTER TABLE api_key
    ADD COLUMN client_id    uuid NOT NULL DEFAULT gen_random_uuid(),
    ADD COLUMN retires_at   timestamptz,
    ADD COLUMN revoked_at   timestamptz,
    ADD COLUMN last_used_at timestamptz;
CREATE INDEX api_key_of_client ON api_key (client_id);

-- An answer that shows a secret rests in an envelope.
ALTER TABLE idempotency ADD COLUMN is_sealed boolean NOT NULL DEFAULT false;

-- Lists, the newest first: of a platform's units, and of everybody in one state.
CREATE INDEX merchant_of_platform ON merchant (platform_id) WHERE platform_id IS NOT NULL;
CREATE INDEX orders_in_state ON orders (state, created_at, id);

-- Somebody wants the order to end unpaid. It is written before the provider is asked, so that whoever
-- settles the payment next does that, whatever became of the one who wanted it.
CREATE TABLE order_cancellation (
    order_id     uuid PRIMARY KEY REFERENCES orders,
    requested_at timestamptz NOT NULL
);
