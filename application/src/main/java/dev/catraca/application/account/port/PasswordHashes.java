package dev.catraca.application.account.port;

import dev.catraca.application.account.port.Passwords.PasswordHash;
import dev.catraca.domain.account.Password;
import java.util.Optional;

/**
 * Turns passwords into hashes. That takes a tenth of a second and 19 MiB on purpose, so few may run
 * at once and few may wait; never called inside a transaction.
 */
public interface PasswordHashes {
    /** Empty if too many are waiting already. */
    Optional<PasswordHash> hash(Password password);

    /** Takes as long if there is no hash to compare with. */
    Verdict compare(Password password, Optional<PasswordHash> hash);

    enum Verdict {
        EQUAL,
        DIFFERENT,
        /** Nothing was compared: too many are waiting already. */
        BUSY
    }
}
