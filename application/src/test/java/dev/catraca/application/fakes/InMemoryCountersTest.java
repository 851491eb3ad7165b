package dev.catraca.application.fakes;

import dev.catraca.application.contract.CountersContract;
import dev.catraca.application.contract.Samples;
import dev.catraca.application.limits.port.Counters;

class InMemoryCountersTest implements CountersContract {
    private final Counters counters =
            new InMemoryCounters(new InMemoryTransactions(), () -> Samples.NOW);

    @Override
    public Counters counters() {
        return counters;
    }
}
