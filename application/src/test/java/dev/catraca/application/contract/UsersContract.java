package dev.catraca.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.account.port.Passwords.PasswordHash;
import dev.catraca.domain.account.TenantId;
import dev.catraca.domain.account.User;
import dev.catraca.domain.account.UserId;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

public interface UsersContract {
    MainSystemDatabase mainSystem();

    @Test
    default void a_user_is_found_as_they_were_added() {
        var user = AccountSamples.user();
        var nameless =
                User.withOwnTenant(
                        new UserId(UUID.randomUUID()),
                        new TenantId(UUID.randomUUID()),
                        AccountSamples.email(),
                        Optional.empty());
        for (var each : new User[] {user, nameless}) {
            assertThat(add(each)).isTrue();
            assertThat(mainSystem().users().find(each.id())).contains(each);
            assertThat(mainSystem().users().find(each.email())).contains(each);
        }
        assertThat(mainSystem().users().find(new UserId(UUID.randomUUID()))).isEmpty();
        assertThat(mainSystem().users().find(AccountSamples.email())).isEmpty();
    }

    @Test
    default void an_address_belongs_to_the_first_who_came_with_it() {
        var first = AccountSamples.user();
        var second = AccountSamples.user(first.email());
        add(first);

        assertThat(add(second)).isFalse();
        assertThat(mainSystem().users().find(first.email())).contains(first);
        assertThat(mainSystem().users().find(second.id())).isEmpty();
    }

    @Test
    default void of_fifty_with_one_address_at_once_one_is_added_and_all_see_the_same() {
        var email = AccountSamples.email();
        var seen =
                Together.run(
                        50,
                        () ->
                                mainSystem()
                                        .transactions()
                                        .compute(
                                                () -> {
                                                    mainSystem()
                                                            .users()
                                                            .add(AccountSamples.user(email));
                                                    return mainSystem().users().lock(email);
                                                }));
        assertThat(seen).hasSize(50).containsOnly(mainSystem().users().find(email));
        assertThat(seen.getFirst()).isPresent();
    }

    @Test
    default void a_user_has_no_password_until_one_is_put() {
        var user = AccountSamples.user();
        add(user);
        assertThat(mainSystem().passwords().find(user.id())).isEmpty();

        for (var hash : new String[] {"first", "second"}) {
            mainSystem()
                    .transactions()
                    .run(() -> mainSystem().passwords().put(user.id(), new PasswordHash(hash)));
            assertThat(mainSystem().passwords().find(user.id())).contains(new PasswordHash(hash));
        }
        assertThat(mainSystem().users().find(user.id())).contains(user);
    }

    private boolean add(User user) {
        return mainSystem().transactions().compute(() -> mainSystem().users().add(user));
    }
}
