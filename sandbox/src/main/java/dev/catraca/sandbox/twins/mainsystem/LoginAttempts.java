package dev.catraca.sandbox.twins.mainsystem;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Ten failures close an address for half an hour, whether it belongs to somebody or not. */
final class LoginAttempts {

    private static final int MOST_FAILURES = 10;
    private static final Duration CLOSED = Duration.ofMinutes(30);

    private final Map<String, Failures> failures = new HashMap<>();
    private final Clock clock;

    LoginAttempts(Clock clock) {
        this.clock = clock;
    }

    private record Failures(int number, Instant last) {}

    synchronized boolean isClosed(String email) {
        Failures known = failures.get(email);
        return known != null
                && known.number >= MOST_FAILURES
                && known.last.plus(CLOSED).isAfter(clock.instant());
    }

    synchronized void failed(String email) {
        Instant now = clock.instant();
        failures.compute(
                email,
                (address, known) ->
                        known == null || !known.last.plus(CLOSED).isAfter(now)
                                ? new Failures(1, now)
                                : new Failures(known.number + 1, now));
    }

    synchronized void succeeded(String email) {
        failures.remove(email);
    }
}
