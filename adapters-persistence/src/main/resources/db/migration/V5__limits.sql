-- What callers did lately, by keyed hashes only. Nothing depends on it after a crash, which is why
-- it need not be written to the log first.
CREATE UNLOGGED TABLE request_count (
    limit_key text        NOT NULL,
    subject   bytea       NOT NULL CHECK (octet_length(subject) = 32),
    used      int         NOT NULL CHECK (used > 0),
    ends_at   timestamptz NOT NULL,
    PRIMARY KEY (limit_key, subject)
) WITH (fillfactor = 70);
CREATE INDEX request_count_by_end ON request_count (ends_at);
