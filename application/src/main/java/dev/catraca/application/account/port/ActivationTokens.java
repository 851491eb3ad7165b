package dev.catraca.application.account.port;

import dev.catraca.domain.account.ActivationToken;
import dev.catraca.domain.account.UserId;
import java.time.Instant;
import java.util.Optional;

/** The activation tokens that were given out, of which only digests are kept. */
public interface ActivationTokens {
    /** Makes a token of 256 random bits. */
    ActivationToken issue(UserId user, Instant at);

    /** How many the user was given since then and has not used. */
    int issuedSince(UserId user, Instant since);

    /** Whose token this is, if it may still be used. */
    Optional<UserId> find(ActivationToken token, Instant now);

    /**
     * Uses the token up, and all others of its user. Of many who try at once one gets the answer,
     * the others none.
     */
    Optional<UserId> redeem(ActivationToken token, Instant now);
}
