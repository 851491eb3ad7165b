package dev.catraca.wiring;

import dev.catraca.application.blocklist.BlockSubject;
import dev.catraca.application.blocklist.FindBlocked;
import dev.catraca.application.blocklist.ListBlocked;
import dev.catraca.application.blocklist.Unblock;
import dev.catraca.application.blocklist.port.Blocklist;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Builds the use cases around whom merchants sell nothing to. */
@Dependent
class BlocklistUseCases {
    @Produces
    @Singleton
    static BlockSubject blockSubject(Blocklist blocklist, Clock clock) {
        return new BlockSubject(blocklist, clock);
    }

    @Produces
    @Singleton
    static ListBlocked listBlocked(Blocklist blocklist) {
        return new ListBlocked(blocklist);
    }

    @Produces
    @Singleton
    static Unblock unblock(Blocklist blocklist) {
        return new Unblock(blocklist);
    }

    @Produces
    @Singleton
    static FindBlocked findBlocked(Blocklist blocklist, Clock clock) {
        return new FindBlocked(blocklist, clock);
    }
}
