package dev.catraca.sandbox.twins.mainsystem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody who may log in, with a tenant of their own; guarded by the register. */
final class User {

    private final String id = UUID.randomUUID().toString();
    private final String tenantId = UUID.randomUUID().toString();
    private final String email;
    private final String name;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private @Nullable PasswordHash password;

    User(String email, String name) {
        this.email = email;
        this.name = name;
    }

    String id() {
        return id;
    }

    String tenantId() {
        return tenantId;
    }

    String email() {
        return email;
    }

    String name() {
        return name;
    }

    List<Subscription> subscriptions() {
        return subscriptions;
    }

    Optional<PasswordHash> password() {
        return Optional.ofNullable(password);
    }

    void password(PasswordHash chosen) {
        password = chosen;
    }
}
