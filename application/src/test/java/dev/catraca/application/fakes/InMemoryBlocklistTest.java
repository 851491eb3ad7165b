package dev.catraca.application.fakes;

import dev.catraca.application.blocklist.port.Blocklist;
import dev.catraca.application.contract.BlocklistContract;
import dev.catraca.application.contract.Database;
import dev.catraca.application.contract.Samples;

class InMemoryBlocklistTest implements BlocklistContract {
    private final InMemoryDatabase database = InMemoryDatabase.at(() -> Samples.NOW);
    private final Blocklist blocklist =
            new InMemoryBlocklist(database.transactions(), database.merchants());

    @Override
    public Blocklist blocklist() {
        return blocklist;
    }

    @Override
    public Database database() {
        return database;
    }
}
