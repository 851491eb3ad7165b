package dev.catraca.domain.account;

import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.PersonName;
import java.util.Optional;

/** Who may log in. The canonical e-mail is unique; no payment changes a user that exists. */
public record User(UserId id, Email email, Optional<PersonName> name, Tenant tenant) {
    /** A user with a tenant of their own, called after whatever they are known by. */
    public static User withOwnTenant(
            UserId id, TenantId tenant, Email email, Optional<PersonName> name) {
        var called = name.map(PersonName::value).orElse(email.value());
        return new User(id, email, name, new Tenant(tenant, called));
    }
}
