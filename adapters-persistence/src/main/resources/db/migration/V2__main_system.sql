-- The embedded main system: users, tenants, subscriptions. It could as well stand in another
-- database: nothing here refers to the spine's tables, which reach it over HTTP only.

CREATE SCHEMA main_system;

CREATE TABLE main_system.tenant (
    id   uuid PRIMARY KEY,
    name text NOT NULL
);

-- The e-mail is canonical: trimmed, NFC, lower case. No password until the link of the mail was used.
CREATE TABLE main_system.users (
    id            uuid PRIMARY KEY,
    email         text        NOT NULL UNIQUE,
    name          text,
    tenant_id     uuid        NOT NULL REFERENCES main_system.tenant DEFERRABLE INITIALLY DEFERRED,
    password_hash text,
    created_at    timestamptz NOT NULL DEFAULT now()
);

-- When it ends is not kept: that follows from the payments behind it, in the order of their seq.
CREATE TABLE main_system.subscription (
    id          uuid PRIMARY KEY,
    seq         bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    user_id     uuid        NOT NULL REFERENCES main_system.users,
    merchant_id uuid        NOT NULL,
    plan_code   text        NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    UNIQUE (user_id, merchant_id, plan_code)
);

-- Each payment gives access once: that is the primary key. What a repetition is compared with, whom
-- it gave what, and the terms of the period it bought, as they were then.
CREATE TABLE main_system.processed_payment (
    provider        text        NOT NULL,
    reference       text        NOT NULL,
    seq             bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    email           text        NOT NULL,
    merchant_id     uuid        NOT NULL,
    plan_code       text        NOT NULL,
    amount          bigint      NOT NULL CHECK (amount >= 0),
    currency        text        NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    user_id         uuid        NOT NULL REFERENCES main_system.users,
    tenant_id       uuid        NOT NULL REFERENCES main_system.tenant,
    subscription_id uuid        NOT NULL REFERENCES main_system.subscription,
    cycle           text        NOT NULL CHECK (cycle IN ('ONCE', 'MONTHLY', 'YEARLY')),
    access_days     int CHECK (access_days > 0),
    zone            text        NOT NULL,
    period_from     timestamptz NOT NULL,
    at_least_until  timestamptz,
    state           text        NOT NULL CHECK (state IN ('ACTIVE', 'SUSPENDED', 'REVOKED')),
    changed_at      timestamptz,
    PRIMARY KEY (provider, reference),
    CHECK ((state = 'ACTIVE') = (changed_at IS NULL))
);
CREATE INDEX processed_payment_by_reference ON main_system.processed_payment (reference);
CREATE INDEX processed_payment_of_user ON main_system.processed_payment (user_id, seq);

-- Digests only: who reads this table can activate nobody. A row goes when its token is used.
CREATE TABLE main_system.activation_token (
    digest    bytea PRIMARY KEY CHECK (octet_length(digest) = 32),
    user_id   uuid        NOT NULL REFERENCES main_system.users,
    issued_at timestamptz NOT NULL
);
CREATE INDEX activation_token_of_user ON main_system.activation_token (user_id, issued_at);

-- By the digest of the address, because many are typing errors of people we do not know.
CREATE TABLE main_system.log_in_failure (
    email_digest bytea PRIMARY KEY CHECK (octet_length(email_digest) = 32),
    failures     int         NOT NULL CHECK (failures >= 0),
    last_at      timestamptz NOT NULL
);
CREATE INDEX log_in_failure_by_time ON main_system.log_in_failure (last_at);

-- The server's role has the rows by the owner's default privileges, and needs to see the schema.
DO $$
DECLARE
    grantee text;
BEGIN
    FOR grantee IN
        SELECT DISTINCT g.grantee::regrole::text
        FROM pg_class c, aclexplode(c.relacl) g
        WHERE c.oid = 'main_system.users'::regclass AND g.grantee NOT IN (0, c.relowner)
    LOOP
        EXECUTE format('GRANT USAGE ON SCHEMA main_system TO %s', grantee);
    END LOOP;
END $$;
