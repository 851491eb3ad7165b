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
