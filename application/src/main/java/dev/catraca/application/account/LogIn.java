package dev.catraca.application.account;

import dev.catraca.application.account.port.AccessTokens;
import dev.catraca.application.account.port.LogInFailures;
import dev.catraca.application.account.port.PasswordHashes;
import dev.catraca.application.account.port.Passwords;
import dev.catraca.application.account.port.Passwords.PasswordHash;
import dev.catraca.application.account.port.Subscriptions;
import dev.catraca.application.account.port.Users;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.domain.account.AccessToken;
import dev.catraca.domain.account.FailedLogIns;
import dev.catraca.domain.account.Password;
import dev.catraca.domain.account.Subscription;
import dev.catraca.domain.account.User;
import dev.catraca.domain.shared.Email;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Somebody shows a password and gets an access token. Whether the address is unknown, has no
 * password yet or the password is wrong looks and takes the same, and counts the same: after ten
 * failures the address is locked for half an hour.
 */
public final class LogIn {
    public record Command(Email email, Password password) {}

    /** What came of it. */
    public sealed interface Outcome {
        record LoggedIn(AccessToken token, User user, List<Subscription> subscriptions, Instant at)
                implements Outcome {}

        record Refused() implements Outcome {}

        record Locked(Duration retryAfter) implements Outcome {}

        /** Too many passwords are being worked on; nothing was compared or counted. */
        record Busy() implements Outcome {}
    }

    private record Known(FailedLogIns failed, Optional<User> user, Optional<PasswordHash> hash) {}

    private final Transactions transactions;
    private final Users users;
    private final Passwords passwords;
    private final Subscriptions subscriptions;
    private final LogInFailures failures;
    private final PasswordHashes hashes;
    private final AccessTokens tokens;
    private final Clock clock;

    public LogIn(
            Transactions transactions,
            Users users,
            Passwords passwords,
            Subscriptions subscriptions,
            LogInFailures failures,
            PasswordHashes hashes,
            AccessTokens tokens,
            Clock clock) {
        this.transactions = transactions;
        this.users = users;
        this.passwords = passwords;
        this.subscriptions = subscriptions;
        this.failures = failures;
        this.hashes = hashes;
        this.tokens = tokens;
        this.clock = clock;
    }

    public Outcome logIn(Command command) {
        var email = command.email();
        var known = transactions.compute(() -> known(email));
        var locked = known.failed().lockedFor(clock.instant());
        if (locked.isPresent()) {
            return new Outcome.Locked(locked.get());
        }
        return switch (hashes.compare(command.password(), known.hash())) {
            case EQUAL -> decide(email, known.user());
            case DIFFERENT -> decide(email, Optional.empty());
            case BUSY -> new Outcome.Busy();
        };
    }

    private Known known(Email email) {
        var user = users.find(email);
        return new Known(failures.find(email), user, user.flatMap(it -> passwords.find(it.id())));
    }

    /**
     * Under the lock of the count, and after it alone: of a hundred guesses at once no more than
     * ten are told whether they were right.
     */
    private Outcome decide(Email email, Optional<User> proven) {
        return transactions.compute(
                () -> {
                    var now = clock.instant();
                    var failed = failures.lock(email);
                    var locked = failed.lockedFor(now);
                    if (locked.isPresent()) {
                        return new Outcome.Locked(locked.get());
                    }
                    if (proven.isEmpty()) {
                        failures.save(email, failed.andOneMore(now));
                        return new Outcome.Refused();
                    }
                    failures.forget(email);
                    return loggedIn(proven.get(), now);
                });
    }

    private Outcome loggedIn(User user, Instant now) {
        return new Outcome.LoggedIn(
                tokens.issue(user.id(), now), user, subscriptions.of(user.id()), now);
    }
}
