package dev.catraca.adapters.gateways.http;

import dev.catraca.application.payment.port.ReportsBreakers.Breaker;
import dev.catraca.application.payment.port.ReportsBreakers.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * Follows a circuit breaker from the calls that it lets through, because MicroProfile Fault
 * Tolerance gives no way to ask it. The numbers are those of the annotation: it opens after ten
 * failures in twenty calls, tries again after five seconds, and closes after two successes.
 */
public final class BreakerWatch {
    private static final int WINDOW = 20;
    private static final int MOST_FAILURES = 10;
    private static final int SUCCESSES_TO_CLOSE = 2;
    private static final Duration DELAY = Duration.ofSeconds(5);

    private final String operation;
    private final Clock clock;
    private final Deque<Boolean> failures = new ArrayDeque<>();
    private State state = State.CLOSED;
    private Instant since;
    private int successes;

    public BreakerWatch(String operation, Clock clock) {
        this.operation = operation;
        this.clock = clock;
        this.since = clock.instant();
    }

    /** Makes a call that was let through. */
    public Answer follow(Supplier<Answer> call) {
        try {
            var answer = call.get();
            passed(false);
            return answer;
        } catch (CallFailed failed) {
            passed(true);
            throw failed;
        }
    }

    /** A call was let through, and brought an answer or none. */
    synchronized void passed(boolean isFailure) {
        if (state == State.CLOSED) {
            closed(isFailure);
        } else if (isFailure) {
            become(State.OPEN);
        } else {
            tried();
        }
    }

    private void closed(boolean isFailure) {
        failures.add(isFailure);
        if (failures.size() > WINDOW) {
            failures.remove();
        }
        var count = failures.stream().filter(it -> it).count();
        if (failures.size() == WINDOW && count >= MOST_FAILURES) {
            become(State.OPEN);
        }
    }

    /** Only an open breaker whose time is over lets a call through to try. */
    private void tried() {
        if (state == State.OPEN) {
            become(State.HALF_OPEN);
        }
        successes++;
        if (successes >= SUCCESSES_TO_CLOSE) {
            become(State.CLOSED);
        }
    }

    public synchronized Breaker now() {
        var isOver = state == State.OPEN && !clock.instant().isBefore(since.plus(DELAY));
        return isOver
                ? new Breaker(operation, State.HALF_OPEN, since.plus(DELAY))
                : new Breaker(operation, state, since);
    }

    private void become(State next) {
        state = next;
        since = clock.instant();
        successes = 0;
        failures.clear();
    }
}
