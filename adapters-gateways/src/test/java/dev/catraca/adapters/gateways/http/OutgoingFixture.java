package dev.catraca.adapters.gateways.http;

import dev.catraca.application.shared.port.CallLog;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The way out without a container, and the call log in hand. */
public final class OutgoingFixture {
    /** For tests that wait for nothing: a machine may be slow, but not as slow as this. */
    public static final Duration PATIENT = Duration.ofSeconds(20);

    /** For tests that sit a silence out. */
    public static final Duration HASTY = Duration.ofSeconds(1);

    private final Duration total;
    private final List<CallLog.Call> calls = new CopyOnWriteArrayList<>();
    private boolean isTransactionOpen;

    public OutgoingFixture(Duration total) {
        this.total = total;
    }

    public Outgoing outgoing() {
        return new Outgoing(
                calls::add,
                Clock.systemUTC(),
                () -> isTransactionOpen,
                Duration.ofSeconds(1),
                total);
    }

    public List<CallLog.Call> calls() {
        return calls;
    }

    public void openTransaction() {
        isTransactionOpen = true;
    }
}
