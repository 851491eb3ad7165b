-- The spine: what is sold, what was ordered, what the providers said, and what follows from it.
--
-- Money is a bigint of minor units beside an ISO 4217 code, time is timestamptz, ids are UUIDv7.
-- States are text with a CHECK: a new one is a small migration, and a dump can be read.
--
-- Work tables (payment, webhook_event, provisioning, mail) share three columns. due_at says when
-- somebody has to act on the row, null that nobody has to. A claim puts it off by the length of the
-- lease and raises the fence, both in one statement; a result counts only with the fence of the
-- claim. So a worker that died leaves nothing behind: its row is simply due again. attempts counts
-- claims, before the work, so that a row which kills its worker is counted too.

CREATE DOMAIN currency_code AS text CHECK (VALUE ~ '^[A-Z]{3}$');

-- Who sells ------------------------------------------------------------------------------------

CREATE TABLE merchant (
    id               uuid PRIMARY KEY,
    slug             text          NOT NULL UNIQUE,
    name             text          NOT NULL,
    reference        text,
    platform_id      uuid REFERENCES merchant,
    tax_id           text,
    zone             text          NOT NULL,
    currency         currency_code NOT NULL,
    late_money       text          NOT NULL CHECK (late_money IN ('ACCEPT', 'REFUND')),
    default_provider text,
    main_system      text          NOT NULL CHECK (main_system IN ('EMBEDDED', 'REMOTE', 'NONE')),
    split_merchant   int CHECK (split_merchant BETWEEN 0 AND 10000),
    split_affiliate  int CHECK (split_affiliate BETWEEN 0 AND 10000),
    CHECK ((split_merchant IS NULL) = (split_affiliate IS NULL)),
    CHECK (split_merchant + split_affiliate <= 10000)
);
CREATE INDEX merchant_by_reference ON merchant (reference) WHERE reference IS NOT NULL;

CREATE TABLE merchant_return_origin (
    merchant_id uuid NOT NULL REFERENCES merchant,
    origin      text NOT NULL,
    PRIMARY KEY (merchant_id, origin)
);

CREATE TABLE merchant_wallet (
    merchant_id uuid NOT NULL REFERENCES merchant,
    provider    text NOT NULL,
    wallet      text NOT NULL,
    PRIMARY KEY (merchant_id, provider)
);

-- What a gym unit shows of itself.
CREATE TABLE unit (
    merchant_id   uuid PRIMARY KEY REFERENCES merchant,
    code          text,
    city          text,
    state         text,
    postal_code   text,
    address       text,
    complement    text,
    latitude      numeric,
    longitude     numeric,
    logo          text,
    public_key    text,
    phone         text,
    email         text,
    locale        text,
    international boolean NOT NULL
);

CREATE TABLE unit_image (
    merchant_id uuid NOT NULL REFERENCES unit,
    position    int  NOT NULL,
    address     text NOT NULL,
    PRIMARY KEY (merchant_id, position)
);

-- The credentials are one encrypted text, see Envelopes.
CREATE TABLE provider_account (
    merchant_id uuid NOT NULL REFERENCES merchant,
    provider    text NOT NULL,
    credentials text NOT NULL,
    PRIMARY KEY (merchant_id, provider)
);

CREATE TABLE signing_secret (
    merchant_id uuid        NOT NULL REFERENCES merchant,
    key_id      text        NOT NULL,
    secret      text        NOT NULL,
    expires_at  timestamptz,
    put_at      timestamptz NOT NULL,
    PRIMARY KEY (merchant_id, key_id)
);

CREATE TABLE api_key (
    id          uuid PRIMARY KEY,
    merchant_id uuid REFERENCES merchant,
    name        text        NOT NULL,
    prefix      text        NOT NULL,
    digest      bytea       NOT NULL UNIQUE CHECK (octet_length(digest) = 32),
    expires_at  timestamptz,
    created_at  timestamptz NOT NULL
);

CREATE TABLE api_key_scope (
    api_key_id uuid NOT NULL REFERENCES api_key,
    scope      text NOT NULL,
    PRIMARY KEY (api_key_id, scope)
);

CREATE TABLE plan (
    merchant_id      uuid          NOT NULL REFERENCES merchant,
    code             text          NOT NULL,
    name             text          NOT NULL,
    price            bigint        NOT NULL CHECK (price >= 0),
    currency         currency_code NOT NULL,
    cycle            text          NOT NULL CHECK (cycle IN ('ONCE', 'MONTHLY', 'YEARLY')),
    access_days      int CHECK (access_days > 0),
    max_installments int           NOT NULL CHECK (max_installments > 0),
    PRIMARY KEY (merchant_id, code)
);

-- Orders ---------------------------------------------------------------------------------------

-- Rows that come by the thousand name their merchant without a foreign key: each insert would lock
-- the one row of a busy merchant. Instead no merchant is ever deleted.
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % stay as they are: no %', TG_TABLE_NAME, TG_OP;
END $$;

CREATE TRIGGER merchant_stays BEFORE DELETE ON merchant
    FOR EACH ROW EXECUTE FUNCTION refuse();

CREATE TABLE orders (
    id          uuid PRIMARY KEY,
    merchant_id uuid          NOT NULL,
    reference   text,
    buyer_email text          NOT NULL,
    buyer_name  text,
    plan_code   text          NOT NULL,
    plan_name   text          NOT NULL,
    total       bigint        NOT NULL CHECK (total >= 0),
    currency    currency_code NOT NULL,
    cycle       text          NOT NULL CHECK (cycle IN ('ONCE', 'MONTHLY', 'YEARLY')),
    access_days int CHECK (access_days > 0),
    return_url  text,
    created_at  timestamptz   NOT NULL,
    state       text          NOT NULL CHECK (state IN (
        'DRAFT', 'OPEN', 'PAID', 'PARTIALLY_REFUNDED', 'REFUNDED', 'EXPIRED', 'CANCELED', 'FAILED',
        'PAID_LATE', 'MISPAID', 'DISPUTED', 'CHARGED_BACK')),
    -- When the money arrived, and when the order ended without money or with all of it gone back.
    paid_at     timestamptz,
    ended_at    timestamptz,
    received    bigint CHECK (received >= 0),
    refunded    bigint CHECK (refunded >= 0),
    changed_at  timestamptz   NOT NULL DEFAULT now(),
    CHECK (paid_at IS NOT NULL OR state NOT IN (
        'PAID', 'PARTIALLY_REFUNDED', 'PAID_LATE', 'MISPAID', 'DISPUTED')),
    CHECK (ended_at IS NOT NULL OR state NOT IN (
        'EXPIRED', 'CANCELED', 'FAILED', 'REFUNDED', 'CHARGED_BACK')),
    CHECK (received IS NOT NULL OR state NOT IN ('PAID_LATE', 'MISPAID')),
    CHECK (refunded IS NOT NULL OR state <> 'PARTIALLY_REFUNDED')
);

-- A buyer has one open order for a plan: of two requests at once, one finds the other's.
CREATE UNIQUE INDEX orders_one_open ON orders (merchant_id, buyer_email, plan_code)
    WHERE state = 'OPEN';
CREATE INDEX orders_by_reference ON orders (reference, merchant_id) WHERE reference IS NOT NULL;
CREATE INDEX orders_by_buyer ON orders (buyer_email, merchant_id);
CREATE INDEX orders_by_time ON orders (created_at, id);
CREATE INDEX orders_of_merchant ON orders (merchant_id, created_at, id);
CREATE INDEX orders_of_merchant_in_state ON orders (merchant_id, state, created_at, id);

-- The state machine of the domain, once more, for whoever does not come through it. One transaction
-- may take several steps at once (paid and refunded since we looked last), so each state lists all
-- that lie ahead of it.
CREATE FUNCTION check_order_transition() RETURNS trigger LANGUAGE plpgsql AS $$
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
        ELSE ahead := '{}';
    END CASE;
    IF NEW.state <> ALL (ahead) THEN
        RAISE EXCEPTION 'order % cannot go from % to %', OLD.id, OLD.state, NEW.state
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER order_transition BEFORE UPDATE ON orders
    FOR EACH ROW WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION check_order_transition();

-- What happened to each order, in the order in which it happened.
CREATE TABLE order_event (
    seq      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id uuid        NOT NULL REFERENCES orders,
    at       timestamptz NOT NULL,
    event    text        NOT NULL,
    facts    jsonb       NOT NULL
);
CREATE INDEX order_event_of_order ON order_event (order_id, seq);

CREATE TRIGGER order_event_stays BEFORE UPDATE OR DELETE ON order_event
    FOR EACH ROW EXECUTE FUNCTION refuse();

-- Payments -------------------------------------------------------------------------------------

-- One attempt to collect an order's total. What it asks for is written before the provider is called.
CREATE TABLE payment (
    id                 uuid PRIMARY KEY,
    order_id           uuid          NOT NULL REFERENCES orders,
    attempt            int           NOT NULL CHECK (attempt > 0),
    provider           text          NOT NULL,
    account_id         uuid          NOT NULL,
    amount             bigint        NOT NULL CHECK (amount >= 0),
    currency           currency_code NOT NULL,
    requested_at       timestamptz   NOT NULL,
    expires_at         timestamptz   NOT NULL,
    state              text          NOT NULL CHECK (state IN (
        'REQUESTED', 'PENDING', 'UNKNOWN', 'PAID', 'DECLINED', 'EXPIRED', 'CANCELED',
        'PARTIALLY_REFUNDED', 'REFUNDED', 'DISPUTED', 'CHARGED_BACK', 'DUPLICATE')),
    provider_reference text,
    page               text,
    -- Why it is unknown, or why it ended.
    cause              text,
    received           bigint        NOT NULL DEFAULT 0 CHECK (received >= 0),
    refunded           bigint        NOT NULL DEFAULT 0 CHECK (refunded >= 0),
    method             text CHECK (method IN ('CARD', 'PIX', 'BOLETO')),
    settled_at         timestamptz,
    due_at             timestamptz,
    fence              bigint        NOT NULL DEFAULT 0,
    attempts           int           NOT NULL DEFAULT 0,
    UNIQUE (order_id, attempt)
);
CREATE UNIQUE INDEX payment_one_live ON payment (order_id)
    WHERE state IN ('REQUESTED', 'UNKNOWN', 'PENDING');
CREATE UNIQUE INDEX payment_by_provider_reference
    ON payment (provider_reference, provider, account_id) WHERE provider_reference IS NOT NULL;
CREATE INDEX payment_due ON payment (due_at) WHERE due_at IS NOT NULL;

-- The inbox: what providers told us, byte for byte. Each row ends applied, ignored or parked.
CREATE TABLE webhook_event (
    id          uuid PRIMARY KEY,
    provider    text        NOT NULL,
    account_id  uuid        NOT NULL,
    event_key   text        NOT NULL,
    body        bytea       NOT NULL,
    received_at timestamptz NOT NULL,
    state       text        NOT NULL DEFAULT 'RECEIVED' CHECK (state IN (
        'RECEIVED', 'APPLIED', 'IGNORED', 'PARKED')),
    cause       text,
    order_id    uuid REFERENCES orders,
    ended_at    timestamptz,
    due_at      timestamptz DEFAULT now(),
    fence       bigint      NOT NULL DEFAULT 0,
    attempts    int         NOT NULL DEFAULT 0,
    UNIQUE (provider, account_id, event_key),
    CHECK ((state = 'RECEIVED') = (due_at IS NOT NULL))
);
CREATE INDEX webhook_event_due ON webhook_event (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX webhook_event_parked ON webhook_event (received_at, id) WHERE state = 'PARKED';
CREATE INDEX webhook_event_of_order ON webhook_event (order_id) WHERE order_id IS NOT NULL;

-- The book of money: append-only, and every transaction sums to zero in each currency.
CREATE TABLE ledger_transaction (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference text        NOT NULL UNIQUE,
    order_id  uuid        NOT NULL REFERENCES orders,
    at        timestamptz NOT NULL
);
CREATE INDEX ledger_transaction_of_order ON ledger_transaction (order_id);

CREATE TABLE ledger_posting (
    transaction_id bigint        NOT NULL REFERENCES ledger_transaction,
    line           int           NOT NULL,
    account        text          NOT NULL,
    amount         bigint        NOT NULL,
    currency       currency_code NOT NULL,
    PRIMARY KEY (transaction_id, line)
);

CREATE FUNCTION check_ledger_sum() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM ledger_posting WHERE transaction_id = NEW.transaction_id
        GROUP BY currency HAVING sum(amount) <> 0)
    THEN
        RAISE EXCEPTION 'ledger transaction % does not sum to zero', NEW.transaction_id
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER ledger_sum AFTER INSERT ON ledger_posting
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_ledger_sum();
CREATE TRIGGER ledger_transaction_stays BEFORE UPDATE OR DELETE ON ledger_transaction
    FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER ledger_posting_stays BEFORE UPDATE OR DELETE ON ledger_posting
    FOR EACH ROW EXECUTE FUNCTION refuse();

-- Access and mail --------------------------------------------------------------------------------

-- The one effect of an order and period in the main system. Its id is the key the main system gets,
-- and the payment that was collected first is what it is told the access was paid by: neither ever
-- changes, so that a repeated call says the same.
CREATE TABLE provisioning (
    id              uuid PRIMARY KEY,
    order_id        uuid        NOT NULL REFERENCES orders,
    period          int         NOT NULL DEFAULT 1 CHECK (period > 0),
    payment_id      uuid        NOT NULL REFERENCES payment,
    state           text        NOT NULL DEFAULT 'PENDING' CHECK (state IN (
        'PENDING', 'LEASED', 'DONE', 'RETRYING', 'PARKED', 'SUSPENDED', 'REVOKED')),
    wanted          text        NOT NULL CHECK (wanted IN ('NONE', 'ACTIVE', 'SUSPENDED', 'REVOKED')),
    reached         text        NOT NULL DEFAULT 'NONE' CHECK (reached IN (
        'NONE', 'ACTIVE', 'SUSPENDED', 'REVOKED')),
    user_id         text,
    tenant_id       text,
    subscription_id text,
    cause           text,
    created_at      timestamptz NOT NULL DEFAULT now(),
    changed_at      timestamptz NOT NULL DEFAULT now(),
    due_at          timestamptz,
    fence           bigint      NOT NULL DEFAULT 0,
    attempts        int         NOT NULL DEFAULT 0,
    UNIQUE (order_id, period),
    CHECK ((state IN ('PENDING', 'LEASED', 'RETRYING')) = (due_at IS NOT NULL))
);
CREATE INDEX provisioning_due ON provisioning (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX provisioning_parked ON provisioning (changed_at, id) WHERE state = 'PARKED';

-- The outbox of mails. The text may hold a link that is a secret, so it is forgotten once sent.
CREATE TABLE mail (
    id         uuid PRIMARY KEY,
    recipient  text        NOT NULL,
    subject    text        NOT NULL,
    text       text,
    state      text        NOT NULL DEFAULT 'PENDING' CHECK (state IN (
        'PENDING', 'RETRYING', 'SENT', 'PARKED')),
    cause      text,
    created_at timestamptz NOT NULL DEFAULT now(),
    ended_at   timestamptz,
    due_at     timestamptz,
    fence      bigint      NOT NULL DEFAULT 0,
    attempts   int         NOT NULL DEFAULT 0,
    CHECK ((state IN ('PENDING', 'RETRYING')) = (due_at IS NOT NULL)),
    CHECK (text IS NULL OR state <> 'SENT')
);
CREATE INDEX mail_due ON mail (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX mail_parked ON mail (created_at, id) WHERE state = 'PARKED';

-- Requests and calls -----------------------------------------------------------------------------

-- What was answered to requests that carry a key. The subject names what the request creates.
CREATE TABLE idempotency (
    caller      text        NOT NULL,
    operation   text        NOT NULL,
    key         text        NOT NULL,
    fingerprint bytea       NOT NULL,
    subject     uuid        NOT NULL,
    status      int,
    body        bytea,
    location    text,
    fence       bigint      NOT NULL DEFAULT 1,
    lease_until timestamptz NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (caller, operation, key),
    CHECK ((status IS NULL) = (body IS NULL))
);
CREATE INDEX idempotency_by_age ON idempotency (created_at);

-- Every call to another party, and every call of a provider or site to us; nothing personal.
CREATE TABLE api_log (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    created_at     timestamptz NOT NULL,
    direction      text        NOT NULL CHECK (direction IN ('IN', 'OUT')),
    party          text        NOT NULL,
    merchant_id    uuid,
    method         text        NOT NULL,
    route          text        NOT NULL,
    status         int,
    latency_ms     int         NOT NULL CHECK (latency_ms >= 0),
    error          text,
    summary_hash   text        NOT NULL,
    correlation_id text        NOT NULL,
    attempt        int         NOT NULL CHECK (attempt > 0),
    network        cidr
);
CREATE INDEX api_log_by_time ON api_log (created_at, id);
CREATE INDEX api_log_by_correlation ON api_log (correlation_id);
CREATE INDEX api_log_of_merchant ON api_log (merchant_id, created_at, id)
    WHERE merchant_id IS NOT NULL;

-- Roles --------------------------------------------------------------------------------------------

-- The server's role gets rows of every table by the owner's default privileges. From what is
-- append-only the right to change is taken again, whatever that role is called.
DO $$
DECLARE
    grantee text;
BEGIN
    FOR grantee IN
        SELECT DISTINCT g.grantee::regrole::text
        FROM pg_class c, aclexplode(c.relacl) g
        WHERE c.oid = 'ledger_posting'::regclass AND g.grantee NOT IN (0, c.relowner)
    LOOP
        EXECUTE format(
            'REVOKE UPDATE, DELETE, TRUNCATE ON ledger_transaction, ledger_posting, order_event FROM %s',
            grantee);
    END LOOP;
END $$;
