package dev.catraca.adapters.persistence;

import dev.catraca.application.account.port.LogInFailures;
import dev.catraca.application.shared.Sha256;
import dev.catraca.domain.account.FailedLogIns;
import dev.catraca.domain.shared.Email;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

@Dependent
class SqlLogInFailures implements LogInFailures {
    private static final String FIND =
            "SELECT failures, last_at FROM main_system.log_in_failure WHERE email_digest = ?";

    /** Makes the row if there is none, and locks it either way, in one statement. */
    private static final String LOCK =
            """
            INSERT INTO main_system.log_in_failure AS it (email_digest, failures, last_at)
            VALUES (?, ?, ?)
            ON CONFLICT (email_digest) DO UPDATE SET failures = it.failures
            RETURNING failures, last_at""";

    private static final String SAVE =
            """
            UPDATE main_system.log_in_failure SET failures = ?, last_at = ?
            WHERE email_digest = ?""";
    private static final String FORGET =
            "DELETE FROM main_system.log_in_failure WHERE email_digest = ?";

    /** A little at a time, and never what somebody else holds. */
    private static final String FORGET_OLD =
            """
            DELETE FROM main_system.log_in_failure WHERE email_digest IN (
                SELECT email_digest FROM main_system.log_in_failure WHERE last_at < ?
                LIMIT 20 FOR UPDATE SKIP LOCKED)""";

    private final Sql sql;

    @Inject
    SqlLogInFailures(Sql sql) {
        this.sql = sql;
    }

    @Override
    public FailedLogIns find(Email email) {
        return sql.find(FIND, SqlLogInFailures::failures, digest(email)).orElse(FailedLogIns.NONE);
    }

    @Override
    public FailedLogIns lock(Email email) {
        var none = FailedLogIns.NONE;
        return sql.find(LOCK, SqlLogInFailures::failures, digest(email), none.count(), none.last())
                .orElseThrow();
    }

    @Override
    public void save(Email email, FailedLogIns failures) {
        sql.update(SAVE, failures.count(), failures.last(), digest(email));
        sql.update(FORGET_OLD, failures.last().minus(FailedLogIns.MEMORY));
    }

    @Override
    public void forget(Email email) {
        sql.update(FORGET, digest(email));
    }

    private static FailedLogIns failures(Row row) {
        return new FailedLogIns(row.number("failures"), row.instant("last_at"));
    }

    private static byte[] digest(Email email) {
        return Sha256.of(email.value());
    }
}
