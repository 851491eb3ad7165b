package dev.catraca.sandbox.twins.recaptcha;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * What a token that is made to order will say of its bearer.
 *
 * @param score from 0.0, a program, to 1.0, a person
 * @param age how long ago it was made
 */
public record TokenOrder(String action, BigDecimal score, String hostname, Duration age) {

    /** A person on localhost, just now. */
    public static TokenOrder of(String action) {
        return new TokenOrder(action, new BigDecimal("0.9"), "localhost", Duration.ZERO);
    }

    public TokenOrder score(String other) {
        return new TokenOrder(action, new BigDecimal(other), hostname, age);
    }

    public TokenOrder hostname(String other) {
        return new TokenOrder(action, score, other, age);
    }

    public TokenOrder age(Duration other) {
        return new TokenOrder(action, score, hostname, other);
    }
}
