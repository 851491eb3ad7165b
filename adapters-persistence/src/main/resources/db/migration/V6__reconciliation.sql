-- What has ended is looked at again: nobody may have told us of a refund, or of a main system that
-- was restored from a backup.

-- Two queues of payments: what is settled never holds up what buyers wait for.
DROP INDEX payment_due;
CREATE INDEX payment_due ON payment (due_at) WHERE due_at IS NOT NULL AND settled_at IS NULL;
CREATE INDEX payment_settled_due ON payment (due_at)
    WHERE due_at IS NOT NULL AND settled_at IS NOT NULL;
CREATE INDEX payment_by_time ON payment (requested_at);

-- When an effect on which nobody works is compared with the main system.
ALTER TABLE provisioning ADD COLUMN compare_at timestamptz;
CREATE INDEX provisioning_compare ON provisioning (compare_at)
    WHERE compare_at IS NOT NULL AND due_at IS NULL AND reached = wanted;
CREATE INDEX provisioning_by_time ON provisioning (created_at);

-- When the account is asked next for notifications that never arrived, and up to when it was.
ALTER TABLE provider_account ADD COLUMN backlog_at timestamptz NOT NULL DEFAULT now();
ALTER TABLE provider_account ADD COLUMN backlog_asked_until timestamptz;
