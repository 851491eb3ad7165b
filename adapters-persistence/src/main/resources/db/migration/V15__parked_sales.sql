-- Sales that nobody looks for any more, and whose outcome an operator has to find out. There are few,
-- and they are counted at every scrape, beside all the payments that are open.
CREATE INDEX payment_parked ON payment (requested_at) WHERE state = 'UNKNOWN' AND due_at IS NULL;
