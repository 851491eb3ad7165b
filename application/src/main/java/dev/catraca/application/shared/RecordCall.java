package dev.catraca.application.shared;

import dev.catraca.application.shared.port.CallLog;
import dev.catraca.application.shared.port.CallLog.Call;
import dev.catraca.application.shared.port.CallLog.Direction;
import dev.catraca.domain.merchant.MerchantId;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Notes that a provider or a site called us, and how we answered. */
public final class RecordCall {
    private final CallLog log;
    private final Clock clock;

    public RecordCall(CallLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /** The route is a template; the request id ties the call to our own log. */
    public record Command(
            String party,
            Optional<MerchantId> merchant,
            String method,
            String route,
            int status,
            Duration latency,
            String requestId,
            String address) {}

    public void record(Command command) {
        log.record(
                new Call(
                        clock.instant().minus(command.latency()),
                        Direction.IN,
                        command.party(),
                        command.merchant(),
                        command.method(),
                        command.route(),
                        Optional.of(command.status()),
                        command.latency(),
                        Optional.of("http-" + command.status()).filter(_ -> isError(command)),
                        command.method() + " " + command.route() + " " + command.status(),
                        command.requestId(),
                        1,
                        Optional.of(command.address())));
    }

    private static boolean isError(Command command) {
        return command.status() >= 400;
    }
}
