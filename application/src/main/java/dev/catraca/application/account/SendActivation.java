package dev.catraca.application.account;

import dev.catraca.application.account.port.ActivationTokens;
import dev.catraca.application.account.port.Passwords;
import dev.catraca.application.account.port.Users;
import dev.catraca.application.shared.port.Doorbell;
import dev.catraca.application.shared.port.Doorbell.Queue;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.domain.account.User;
import dev.catraca.domain.shared.Email;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Sends a user who has no password yet a new activation link, at most five in an hour: anybody may
 * ask, and the mailbox is somebody's. The caller is never told which it was.
 */
public final class SendActivation {
    public record Command(Email email) {}

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MOST_PER_HOUR = 5;

    private final Transactions transactions;
    private final Users users;
    private final Passwords passwords;
    private final ActivationTokens tokens;
    private final WriteActivationMail activationMail;
    private final Doorbell doorbell;
    private final Clock clock;

    public SendActivation(
            Transactions transactions,
            Users users,
            Passwords passwords,
            ActivationTokens tokens,
            WriteActivationMail activationMail,
            Doorbell doorbell,
            Clock clock) {
        this.transactions = transactions;
        this.users = users;
        this.passwords = passwords;
        this.tokens = tokens;
        this.activationMail = activationMail;
        this.doorbell = doorbell;
        this.clock = clock;
    }

    public void send(Command command) {
        var now = clock.instant();
        var isWritten =
                transactions.compute(
                        () -> {
                            var waiting =
                                    users.lock(command.email()).filter(it -> mayHaveLink(it, now));
                            waiting.ifPresent(it -> write(it, now));
                            return waiting.isPresent();
                        });
        if (isWritten) {
            doorbell.ring(Queue.MAILS);
        }
    }

    private boolean mayHaveLink(User user, Instant now) {
        return passwords.find(user.id()).isEmpty()
                && tokens.issuedSince(user.id(), now.minus(HOUR)) < MOST_PER_HOUR;
    }

    private void write(User user, Instant now) {
        activationMail.write(WriteActivationMail.Command.again(user, now));
    }
}
