package dev.catraca.application.account.port;

import dev.catraca.domain.account.User;
import dev.catraca.domain.account.UserId;
import dev.catraca.domain.shared.Email;
import java.util.Optional;

/** All users of the embedded main system, each with their tenant. */
public interface Users {
    /**
     * Adds the user and the tenant; false, and nothing happens, if the e-mail is known. Waits for
     * whoever is adding the same e-mail, and holds the new row until the end of the transaction.
     */
    boolean add(User user);

    Optional<User> find(UserId id);

    Optional<User> find(Email email);

    /** Reads the user and holds the row until the end of the transaction. */
    Optional<User> lock(Email email);
}
