package dev.catraca.adapters.provisioning;

import dev.catraca.application.shared.port.CallLog;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Times the calls of this module and writes them to the call log. */
@Dependent
class CallRecords {
    private final CallLog log;
    private final Clock clock;

    @Inject
    CallRecords(CallLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /** To be called just before the call itself; nothing is written before its end. */
    Started start(String party, String method, String route, String summary, String correlation) {
        return new Started(
                log,
                clock.instant(),
                System.nanoTime(),
                party,
                method,
                route,
                summary,
                correlation);
    }

    record Started(
            CallLog log,
            Instant at,
            long nanos,
            String party,
            String method,
            String route,
            String summary,
            String correlation) {
        void end(Optional<Integer> status, Optional<String> error) {
            log.record(
                    new CallLog.Call(
                            at,
                            CallLog.Direction.OUT,
                            party,
                            Optional.empty(),
                            method,
                            route,
                            status,
                            Duration.ofNanos(System.nanoTime() - nanos),
                            error,
                            summary,
                            correlation,
                            1,
                            Optional.empty()));
        }
    }
}
