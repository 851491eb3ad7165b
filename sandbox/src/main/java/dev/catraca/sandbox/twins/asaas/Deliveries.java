package dev.catraca.sandbox.twins.asaas;

import dev.catraca.sandbox.clock.Agenda;
import dev.catraca.sandbox.clock.TwinClock;
import dev.catraca.sandbox.faults.Fault;
import dev.catraca.sandbox.faults.FaultOrder;
import dev.catraca.sandbox.faults.Faults;
import dev.catraca.sandbox.twins.asaas.Delivery.Attempt;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** What all queues need to deliver: the postman, the faults that strike him, and the pauses. */
final class Deliveries {

    /** After the first failure, the second …; they pass on the twins' clock. */
    private static final List<Duration> USUAL_PAUSES =
            List.of(
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(1),
                    Duration.ofSeconds(210),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(15),
                    Duration.ofMinutes(25),
                    Duration.ofHours(1),
                    Duration.ofHours(1),
                    Duration.ofHours(1),
                    Duration.ofHours(1),
                    Duration.ofHours(1),
                    Duration.ofHours(2),
                    Duration.ofHours(2),
                    Duration.ofHours(3));

    private static final EnumSet<Fault> WHEN =
            EnumSet.of(Fault.LOSE, Fault.DELAY, Fault.REORDER, Fault.QUEUE_INTERRUPTED);
    private static final EnumSet<Fault> WHAT = EnumSet.of(Fault.BAD_SIGNATURE, Fault.NO_SIGNATURE);
    private static final EnumSet<Fault> HOW_OFTEN = EnumSet.of(Fault.DUPLICATE);

    private final TwinClock clock;
    private final Agenda agenda;
    private final Faults faults;
    private final Postman postman;
    private volatile List<Duration> pauses = USUAL_PAUSES;

    Deliveries(TwinClock clock, Agenda agenda, Faults faults, Postman postman) {
        this.clock = clock;
        this.agenda = agenda;
        this.faults = faults;
        this.postman = postman;
    }

    /** Those that can strike a delivery; nothing is signed, so nothing can be tampered with. */
    static EnumSet<Fault> faults() {
        EnumSet<Fault> all = EnumSet.copyOf(WHEN);
        all.addAll(WHAT);
        all.addAll(HOW_OFTEN);
        return all;
    }

    /** The last one is repeated as often as needed. */
    void pauses(List<Duration> others) {
        pauses = List.copyOf(others);
    }

    Duration pauseAfter(int failures) {
        List<Duration> all = pauses;
        return all.get(Math.min(failures, all.size()) - 1);
    }

    Instant now() {
        return clock.instant();
    }

    void later(Duration pause, Runnable task) {
        agenda.after(pause, task);
    }

    /** A fault that decides whether the delivery is tried now at all. */
    Optional<FaultOrder> strikeWhen(Delivery delivery) {
        return strike(WHEN, delivery);
    }

    /** Brings it, by a fault more than once; what comes of the last time counts. */
    Attempt attempt(Delivery delivery) {
        int copies = strike(HOW_OFTEN, delivery).map(FaultOrder::copies).orElse(0);
        for (int i = 0; i < copies; i++) {
            delivery.record(postman.post(delivery, Optional.empty(), clock.instant()));
        }
        Optional<Fault> struck = strike(WHAT, delivery).map(FaultOrder::fault);
        Attempt attempt = postman.post(delivery, struck, clock.instant());
        delivery.record(attempt);
        return attempt;
    }

    private Optional<FaultOrder> strike(EnumSet<Fault> among, Delivery delivery) {
        return faults.strike(among, AsaasTwin.PARTY, delivery.event().type());
    }
}
