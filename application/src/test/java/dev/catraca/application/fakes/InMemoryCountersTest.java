package dev.catraca.application.fakes;

import dev.catraca.application.contract.CountersContract;
import dev.catraca.application.contract.Samples;
import dev.catraca.application.limits.port.Counters;
import java.time.Duration;

class InMemoryCountersTest implements CountersContract {
    private final MovableClock clock = new MovableClock(Samples.NOW);
    private final Counters counters = new InMemoryCounters(new InMemoryTransactions(), clock);

    @Override
    public Counters counters() {
        return counters;
    }

    @Override
    public void pass(Duration time) {
        clock.advance(time);
    }
}
