package dev.catraca.sandbox.twins.recaptcha;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** The tokens that were given out: each is good for two minutes and one question. */
final class Tokens {

    private static final Duration LIFE = Duration.ofMinutes(2);

    private final SecureRandom random = new SecureRandom();
    private final ConcurrentMap<String, Token> given = new ConcurrentHashMap<>();
    private final Clock clock;

    Tokens(Clock clock) {
        this.clock = clock;
    }

    /** The challenge's time is the real one, wherever the twins' clock was moved. */
    record Token(TokenOrder order, Instant madeAt, Instant challengeAt, AtomicBoolean used) {}

    String mint(TokenOrder order) {
        byte[] bytes = new byte[96];
        random.nextBytes(bytes);
        String text = "03A" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        given.put(
                text,
                new Token(
                        order,
                        clock.instant().minus(order.age()),
                        Instant.now().minus(order.age()).truncatedTo(ChronoUnit.SECONDS),
                        new AtomicBoolean()));
        return text;
    }

    Optional<Token> find(String text) {
        return Optional.ofNullable(given.get(text));
    }

    /** False if it is too old or was used before; true only once. */
    boolean use(Token token) {
        boolean old = token.madeAt.plus(LIFE).isBefore(clock.instant());
        return token.used.compareAndSet(false, true) && !old;
    }
}
