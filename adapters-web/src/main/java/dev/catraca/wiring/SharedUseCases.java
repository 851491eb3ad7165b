package dev.catraca.wiring;

import dev.catraca.application.shared.NewId;
import dev.catraca.application.shared.RecordCall;
import dev.catraca.application.shared.RetrySchedule;
import dev.catraca.application.shared.port.CallLog;
import dev.catraca.application.shared.port.Ids;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** Builds what all use cases share: the clock, chance, new ids. */
@Dependent
class SharedUseCases {
    @Produces
    @Singleton
    static Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    static RandomGenerator random() {
        return new SecureRandom();
    }

    @Produces
    @Singleton
    static RetrySchedule retrySchedule(RandomGenerator random) {
        return new RetrySchedule(random);
    }

    @Produces
    @Singleton
    static NewId newId(Ids ids) {
        return new NewId(ids);
    }

    @Produces
    @Singleton
    static RecordCall recordCall(CallLog log, Clock clock) {
        return new RecordCall(log, clock);
    }
}
