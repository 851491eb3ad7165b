package dev.catraca.domain.account;

import java.time.Duration;

/** The secret in an activation link: whoever has it reads the user's mail. Good for one use. */
public record ActivationToken(String value) {
    public static final Duration LIFETIME = Duration.ofDays(3);

    @Override
    public String toString() {
        return "***";
    }
}
