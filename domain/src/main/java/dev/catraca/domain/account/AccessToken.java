package dev.catraca.domain.account;

import java.time.Duration;

/** What somebody who has logged in shows from then on, as long as it lives. */
public record AccessToken(String value, Duration lifetime) {
    @Override
    public String toString() {
        return "***";
    }
}
