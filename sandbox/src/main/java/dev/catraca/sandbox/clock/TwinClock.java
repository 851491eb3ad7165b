package dev.catraca.sandbox.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The time the twins live by: the real time, moved by as much as one likes. */
public final class TwinClock extends Clock {

    private final List<Runnable> followers = new CopyOnWriteArrayList<>();
    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    /** How far the twins' time is ahead of the real one; negative if it is behind. */
    public Duration ahead() {
        return ahead;
    }

    /** Moves the time; what falls due by it has happened when this returns. */
    public void advance(Duration by) {
        synchronized (this) {
            ahead = ahead.plus(by);
        }
        followers.forEach(Runnable::run);
    }

    /** Sets the time; what falls due by it has happened when this returns. */
    public void moveTo(Instant time) {
        synchronized (this) {
            ahead = Duration.between(Instant.now(), time);
        }
        followers.forEach(Runnable::run);
    }

    public void reset() {
        synchronized (this) {
            ahead = Duration.ZERO;
        }
        followers.forEach(Runnable::run);
    }

    void onMove(Runnable follower) {
        followers.add(follower);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the twins' time has no other zone than UTC");
    }
}
