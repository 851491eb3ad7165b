-- What those who run units need: an even pace for callers, a call log that ages, a list of whom to
-- refuse.

-- Until when a caller has used up ahead, by keyed hashes only: the whole quota is back at that time.
-- Nothing depends on it after a crash, which is why it need not be written to the log first.
DROP TABLE request_count;
CREATE UNLOGGED TABLE request_pace (
    limit_key  text        NOT NULL,
    subject    bytea       NOT NULL CHECK (octet_length(subject) = 32),
    tat        timestamptz NOT NULL,
    is_refused boolean     NOT NULL,
    PRIMARY KEY (limit_key, subject)
) WITH (fillfactor = 70);
CREATE INDEX request_pace_by_tat ON request_pace (tat);

-- The call log --------------------------------------------------------------------------------------

-- A table per month (UTC), so that what is old is dropped and not deleted row by row, and what is
-- new stays small. What has no month of its own is caught by the last one.
ALTER TABLE api_log RENAME TO api_log_before;
DROP INDEX api_log_by_time, api_log_by_correlation, api_log_of_merchant;
CREATE SEQUENCE api_log_seq;
CREATE TABLE api_log (
    id             bigint      NOT NULL DEFAULT nextval('api_log_seq'),
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
    network        cidr,
    PRIMARY KEY (created_at, id)
) PARTITION BY RANGE (created_at);
CREATE INDEX api_log_by_correlation ON api_log (correlation_id);
CREATE INDEX api_log_of_merchant ON api_log (merchant_id, created_at, id)
    WHERE merchant_id IS NOT NULL;
CREATE INDEX api_log_of_party ON api_log (party, created_at, id);
CREATE INDEX api_log_of_route ON api_log (route, created_at, id);
CREATE INDEX api_log_failed ON api_log (created_at, id) WHERE status IS NULL OR status >= 400;
CREATE TABLE api_log_other PARTITION OF api_log DEFAULT;

-- Makes the table of one month; false if it is there. Rows of that month that were caught meanwhile
-- move into it. Calls are written behind everybody's back, so they may wait; but not for long.
CREATE FUNCTION make_api_log_month(month date) RETURNS boolean
    LANGUAGE plpgsql STRICT
    SET search_path = pg_catalog, pg_temp
    SET timezone = 'UTC'
    SET lock_timeout = '3s'
AS $$
DECLARE
    begins timestamptz := date_trunc('month', month::timestamp);
    ends   timestamptz := begins + interval '1 month';
    name   text        := 'api_log_' || to_char(begins, 'YYYY_MM');
BEGIN
    IF to_regclass('public.' || name) IS NOT NULL THEN
        RETURN false;
    END IF;
    -- Who writes waits here, before it is decided where the row belongs: a row that waits later
    -- would belong into the new table and be refused by the old one.
    LOCK TABLE ONLY public.api_log IN SHARE ROW EXCLUSIVE MODE;
    LOCK TABLE public.api_log_other IN ACCESS EXCLUSIVE MODE;
    EXECUTE format('CREATE TABLE public.%I (LIKE public.api_log INCLUDING DEFAULTS '
        'INCLUDING CONSTRAINTS)', name);
    EXECUTE format('WITH moved AS (DELETE FROM public.api_log_other '
        'WHERE created_at >= %L AND created_at < %L RETURNING *) '
        'INSERT INTO public.%I SELECT * FROM moved', begins, ends, name);
    EXECUTE format('ALTER TABLE public.api_log ATTACH PARTITION public.%I '
        'FOR VALUES FROM (%L) TO (%L)', name, begins, ends);
    RETURN true;
END $$;

-- What the server may ask for, whose role makes and drops no tables: this month and the next ones.
-- Returns how many were missing. One node at a time; the others need not wait.
CREATE FUNCTION make_api_log_months(ahead int) RETURNS int
    LANGUAGE plpgsql STRICT SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET timezone = 'UTC'
AS $$
DECLARE
    made int := 0;
BEGIN
    IF NOT pg_try_advisory_xact_lock(7230220) THEN
        RETURN 0;
    END IF;
    FOR i IN 0 .. least(greatest(ahead, 0), 12) LOOP
        IF public.make_api_log_month((date_trunc('month', now()) + make_interval(months => i))::date)
        THEN
            made := made + 1;
        END IF;
    END LOOP;
    RETURN made;
END $$;

-- Drops the months that ended before the given age; returns how many. Whatever the server asks for,
-- the last three months stay: who has its password can wipe out no traces.
CREATE FUNCTION forget_api_log(age interval) RETURNS int
    LANGUAGE plpgsql STRICT SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET timezone = 'UTC'
    SET lock_timeout = '3s'
AS $$
DECLARE
    before timestamptz := now() - greatest(age, interval '3 months');
    dropped int := 0;
    it record;
BEGIN
    IF NOT pg_try_advisory_xact_lock(7230220) THEN
        RETURN 0;
    END IF;
    FOR it IN
        SELECT c.relname AS name
        FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = 'public.api_log'::regclass
            AND c.relname ~ '^api_log_[0-9]{4}_[0-9]{2}$'
            AND to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month' <= before
    LOOP
        EXECUTE format('DROP TABLE public.%I', it.name);
        dropped := dropped + 1;
    END LOOP;
    DELETE FROM public.api_log_other WHERE created_at < before;
    RETURN dropped;
END $$;

-- afterMigrate.sql lets the server's role run the last two.
REVOKE ALL ON FUNCTION make_api_log_month(date), make_api_log_months(int),
    forget_api_log(interval) FROM PUBLIC;

SELECT make_api_log_months(2);
SELECT make_api_log_month(month) FROM (
    SELECT DISTINCT date_trunc('month', created_at AT TIME ZONE 'UTC')::date AS month
    FROM api_log_before) months;
INSERT INTO api_log (created_at, direction, party, merchant_id, method, route, status, latency_ms,
    error, summary_hash, correlation_id, attempt, network)
SELECT created_at, direction, party, merchant_id, method, route, status, latency_ms,
    error, summary_hash, correlation_id, attempt, network
FROM api_log_before ORDER BY id;
DROP TABLE api_log_before;

-- The blocklist -------------------------------------------------------------------------------------

-- The key of the hashes below, in an envelope; see BlocklistKey.
CREATE TABLE blocklist_key (
    is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
    key     text NOT NULL
);

-- Whom a merchant, and through a platform its units, sells nothing to.
CREATE TABLE blocklist (
    id          uuid PRIMARY KEY,
    merchant_id uuid        NOT NULL REFERENCES merchant,
    kind        text        NOT NULL CHECK (kind IN ('IP', 'TAX_ID', 'EMAIL')),
    hash        text        NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
    masked      text        NOT NULL,
    reason      text        NOT NULL,
    created_at  timestamptz NOT NULL,
    expires_at  timestamptz,
    CONSTRAINT blocklist_subject UNIQUE (merchant_id, hash)
);
CREATE INDEX blocklist_page ON blocklist (merchant_id, id);
