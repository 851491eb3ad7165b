package dev.catraca.adapters.persistence;

import dev.catraca.application.account.port.Passwords;
import dev.catraca.domain.account.UserId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

@Dependent
class SqlPasswords implements Passwords {
    private static final String FIND =
            "SELECT password_hash FROM main_system.users WHERE id = ? AND password_hash IS NOT NULL";
    private static final String PUT = "UPDATE main_system.users SET password_hash = ? WHERE id = ?";

    private final Sql sql;

    @Inject
    SqlPasswords(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<PasswordHash> find(UserId user) {
        return sql.find(FIND, row -> new PasswordHash(row.text("password_hash")), user.value());
    }

    @Override
    public void put(UserId user, PasswordHash hash) {
        if (sql.update(PUT, hash.value(), user.value()) != 1) {
            throw new IllegalStateException("there is no user " + user);
        }
    }
}
