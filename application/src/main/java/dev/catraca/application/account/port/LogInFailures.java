package dev.catraca.application.account.port;

import dev.catraca.domain.account.FailedLogIns;
import dev.catraca.domain.shared.Email;

/** The failed log-ins of every address, whether or not there is such a user. */
public interface LogInFailures {
    FailedLogIns find(Email email);

    /** Reads the count and holds it until the end of the transaction. */
    FailedLogIns lock(Email email);

    /** Writes a count that was locked in this transaction, and drops those long forgotten. */
    void save(Email email, FailedLogIns failures);

    void forget(Email email);
}
