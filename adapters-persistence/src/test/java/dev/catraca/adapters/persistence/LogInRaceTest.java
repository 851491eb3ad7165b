package dev.catraca.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.account.LogIn;
import dev.catraca.application.account.LogIn.Outcome;
import dev.catraca.application.account.port.PasswordHashes;
import dev.catraca.application.account.port.Passwords.PasswordHash;
import dev.catraca.application.contract.Together;
import dev.catraca.domain.account.AccessToken;
import dev.catraca.domain.account.Password;
import dev.catraca.domain.account.TenantId;
import dev.catraca.domain.account.User;
import dev.catraca.domain.account.UserId;
import dev.catraca.domain.shared.Email;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guessing at fifty doors at once tells no more than guessing at one after the other. */
class LogInRaceTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
    private static final Email ANA = new Email("ana@example.com");
    private static final Password RIGHT = new Password("correct horse battery");
    private static final Password WRONG = new Password("incorrect horse battery");

    private final SqlMainSystem mainSystem = SqlMainSystem.empty();
    private final LogIn loggingIn =
            new LogIn(
                    mainSystem.transactions(),
                    mainSystem.users(),
                    mainSystem.passwords(),
                    mainSystem.subscriptions(),
                    mainSystem.logInFailures(),
                    new OpenHashes(),
                    (_, _) -> new AccessToken("token", Duration.ofHours(1)),
                    CLOCK);

    LogInRaceTest() {
        var ana =
                User.withOwnTenant(
                        new UserId(UUID.randomUUID()),
                        new TenantId(UUID.randomUUID()),
                        ANA,
                        Optional.empty());
        mainSystem
                .transactions()
                .run(
                        () -> {
                            mainSystem.users().add(ana);
                            mainSystem.passwords().put(ana.id(), new PasswordHash(RIGHT.value()));
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"ana@example.com", "nobody@example.com"})
    void of_fifty_wrong_guesses_at_once_ten_are_answered(String address) {
        var command = new LogIn.Command(new Email(address), WRONG);

        var outcomes = Together.run(50, () -> loggingIn.logIn(command));

        assertThat(outcomes).filteredOn(Outcome.Refused.class::isInstance).hasSize(10);
        assertThat(outcomes).filteredOn(Outcome.Locked.class::isInstance).hasSize(40);
    }

    @Test
    void fifty_right_passwords_at_once_all_open() {
        var outcomes = Together.run(50, () -> loggingIn.logIn(new LogIn.Command(ANA, RIGHT)));

        assertThat(outcomes).hasSize(50).hasOnlyElementsOfType(Outcome.LoggedIn.class);
    }

    /** Keeps passwords as they are: what they cost is not what is tested here. */
    private static final class OpenHashes implements PasswordHashes {
        @Override
        public Optional<PasswordHash> hash(Password password) {
            return Optional.of(new PasswordHash(password.value()));
        }

        @Override
        public Verdict compare(Password password, Optional<PasswordHash> hash) {
            return hash.equals(hash(password)) ? Verdict.EQUAL : Verdict.DIFFERENT;
        }
    }
}
