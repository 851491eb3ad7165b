package dev.catraca.adapters.persistence;

import dev.catraca.application.account.port.Users;
import dev.catraca.domain.account.Tenant;
import dev.catraca.domain.account.TenantId;
import dev.catraca.domain.account.User;
import dev.catraca.domain.account.UserId;
import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.PersonName;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

@Dependent
class SqlUsers implements Users {
    private static final String ADD =
            """
            INSERT INTO main_system.users (id, email, name, tenant_id) VALUES (?, ?, ?, ?)
            ON CONFLICT (email) DO NOTHING""";

    /**
     * After the user, whose reference to it is checked at the end of the transaction. A tenant that
     * several users share is there already.
     */
    private static final String ADD_TENANT =
            "INSERT INTO main_system.tenant (id, name) VALUES (?, ?) ON CONFLICT (id) DO NOTHING";

    private static final String FIND =
            """
            SELECT u.id, u.email, u.name, u.tenant_id, t.name AS tenant_name
            FROM main_system.users u JOIN main_system.tenant t ON t.id = u.tenant_id
            """;
    private static final String FIND_BY_ID = FIND + "WHERE u.id = ?";
    private static final String FIND_BY_EMAIL = FIND + "WHERE u.email = ?";

    /** Not the key, which inserts of dependent rows share. */
    private static final String LOCK = FIND_BY_EMAIL + " FOR NO KEY UPDATE OF u";

    private final Sql sql;

    @Inject
    SqlUsers(Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean add(User user) {
        var tenant = user.tenant();
        var isNew =
                sql.update(
                                ADD,
                                user.id().value(),
                                user.email().value(),
                                user.name().map(PersonName::value),
                                tenant.id().value())
                        == 1;
        if (isNew) {
            sql.update(ADD_TENANT, tenant.id().value(), tenant.name());
        }
        return isNew;
    }

    @Override
    public Optional<User> find(UserId id) {
        return sql.find(FIND_BY_ID, SqlUsers::user, id.value());
    }

    @Override
    public Optional<User> find(Email email) {
        return sql.find(FIND_BY_EMAIL, SqlUsers::user, email.value());
    }

    @Override
    public Optional<User> lock(Email email) {
        return sql.find(LOCK, SqlUsers::user, email.value());
    }

    private static User user(Row row) {
        return new User(
                new UserId(row.uuid("id")),
                new Email(row.text("email")),
                row.maybeText("name").map(PersonName::new),
                new Tenant(new TenantId(row.uuid("tenant_id")), row.text("tenant_name")));
    }
}
