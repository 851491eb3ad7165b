package dev.catraca.application.account.port;

import dev.catraca.domain.account.UserId;
import java.util.Optional;

/** The users' passwords, as hashes. A user has none until they followed the activation link. */
public interface Passwords {
    Optional<PasswordHash> find(UserId user);

    void put(UserId user, PasswordHash hash);

    /** A hash that names its algorithm, parameters and salt. */
    record PasswordHash(String value) {
        @Override
        public String toString() {
            return "***";
        }
    }
}
