package dev.catraca.adapters.web.sites.nexus;

import dev.catraca.application.account.LogIn.Outcome.LoggedIn;

/** An access token (RFC 6750) and whose it is. */
public record LogInView(String accessToken, String tokenType, long expiresIn, UserView user) {
    static LogInView of(LoggedIn it) {
        return new LogInView(
                it.token().value(),
                "Bearer",
                it.token().lifetime().toSeconds(),
                UserView.of(it.user(), it.subscriptions(), it.at()));
    }

    /** The token is a secret. */
    @Override
    public String toString() {
        return "LogInView[%s]".formatted(user.id());
    }
}
