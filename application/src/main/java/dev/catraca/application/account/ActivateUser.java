package dev.catraca.application.account;

import dev.catraca.application.account.port.ActivationTokens;
import dev.catraca.application.account.port.PasswordHashes;
import dev.catraca.application.account.port.Passwords;
import dev.catraca.application.account.port.Passwords.PasswordHash;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.domain.account.ActivationToken;
import dev.catraca.domain.account.Password;
import java.time.Clock;

/** Whoever has the link from the mail chooses the password, once. */
public final class ActivateUser {
    public record Command(ActivationToken token, Password password) {}

    /** What came of it. */
    public sealed interface Outcome {
        record Activated() implements Outcome {}

        /** Unknown, too old, or used: which of them is nobody's business. */
        record TokenUnusable() implements Outcome {}

        /** Too many passwords are being worked on; the token is as good as before. */
        record Busy() implements Outcome {}
    }

    private final Transactions transactions;
    private final ActivationTokens tokens;
    private final Passwords passwords;
    private final PasswordHashes hashes;
    private final Clock clock;

    public ActivateUser(
            Transactions transactions,
            ActivationTokens tokens,
            Passwords passwords,
            PasswordHashes hashes,
            Clock clock) {
        this.transactions = transactions;
        this.tokens = tokens;
        this.passwords = passwords;
        this.hashes = hashes;
        this.clock = clock;
    }

    public Outcome activate(Command command) {
        var now = clock.instant();
        // Hashing is dear: first see whether it is worth it, then let the redemption decide.
        if (transactions.compute(() -> tokens.find(command.token(), now)).isEmpty()) {
            return new Outcome.TokenUnusable();
        }
        return hashes.hash(command.password())
                .map(it -> redeem(command.token(), it))
                .orElseGet(Outcome.Busy::new);
    }

    private Outcome redeem(ActivationToken token, PasswordHash hash) {
        var now = clock.instant();
        var user =
                transactions.compute(
                        () -> {
                            var redeemed = tokens.redeem(token, now);
                            redeemed.ifPresent(it -> passwords.put(it, hash));
                            return redeemed;
                        });
        return user.isPresent() ? new Outcome.Activated() : new Outcome.TokenUnusable();
    }
}
