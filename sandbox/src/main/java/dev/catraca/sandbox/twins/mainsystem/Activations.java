package dev.catraca.sandbox.twins.mainsystem;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Links by which users set their password: for 72 hours, once, and the newest only. */
final class Activations {

    private static final Duration LIFETIME = Duration.ofDays(3);

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Link> links = new HashMap<>();
    private final Clock clock;

    Activations(Clock clock) {
        this.clock = clock;
    }

    private record Link(User user, Instant expiresAt) {}

    synchronized String issue(User user) {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        links.values().removeIf(link -> link.user().equals(user));
        links.put(token, new Link(user, clock.instant().plus(LIFETIME)));
        return token;
    }

    /** Uses the link up. */
    synchronized Optional<User> redeem(String token) {
        return Optional.ofNullable(links.remove(token))
                .filter(link -> link.expiresAt().isAfter(clock.instant()))
                .map(Link::user);
    }
}
