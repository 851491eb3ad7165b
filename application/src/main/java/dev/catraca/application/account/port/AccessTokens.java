package dev.catraca.application.account.port;

import dev.catraca.domain.account.AccessToken;
import dev.catraca.domain.account.UserId;
import java.time.Instant;

/** Makes the tokens of those who have logged in: signed, and good for an hour. */
public interface AccessTokens {
    AccessToken issue(UserId user, Instant now);
}
