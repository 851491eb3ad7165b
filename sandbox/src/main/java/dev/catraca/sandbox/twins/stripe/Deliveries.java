package dev.catraca.sandbox.twins.stripe;

import dev.catraca.sandbox.clock.Agenda;
import dev.catraca.sandbox.clock.TwinClock;
import dev.catraca.sandbox.faults.Fault;
import dev.catraca.sandbox.faults.FaultOrder;
import dev.catraca.sandbox.faults.Faults;
import dev.catraca.sandbox.twins.stripe.Delivery.Attempt;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Brings events to endpoints, each by its own thread and so in no order, and tries again with
 * growing pauses until a 2xx comes. The pauses pass on the twins' clock.
 */
final class Deliveries {

    /**
     * Stripe tries for up to three days; the first pauses are shorter here, for people who watch.
     */
    private static final List<Duration> USUAL_PAUSES =
            List.of(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(15),
                    Duration.ofHours(1),
                    Duration.ofHours(4),
                    Duration.ofHours(10),
                    Duration.ofHours(24),
                    Duration.ofHours(32));

    private static final EnumSet<Fault> WHEN = EnumSet.of(Fault.LOSE, Fault.DELAY, Fault.REORDER);
    private static final EnumSet<Fault> WHAT =
            EnumSet.of(
                    Fault.TAMPER,
                    Fault.BAD_SIGNATURE,
                    Fault.NO_SIGNATURE,
                    Fault.OLD_TIMESTAMP,
                    Fault.FUTURE_TIMESTAMP);
    private static final EnumSet<Fault> HOW_OFTEN = EnumSet.of(Fault.DUPLICATE);

    private final TwinClock clock;
    private final Agenda agenda;
    private final Faults faults;
    private final Postman postman;
    private final ConcurrentLinkedDeque<HeldBack> heldBack = new ConcurrentLinkedDeque<>();
    private final AtomicLong succeeded = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private volatile List<Duration> pauses = USUAL_PAUSES;

    Deliveries(TwinClock clock, Agenda agenda, Faults faults, Postman postman) {
        this.clock = clock;
        this.agenda = agenda;
        this.faults = faults;
        this.postman = postman;
    }

    void pauses(List<Duration> other) {
        pauses = List.copyOf(other);
    }

    long succeeded() {
        return succeeded.get();
    }

    long failed() {
        return failed.get();
    }

    /** Begins to bring it. */
    void begin(Delivery delivery) {
        Thread.startVirtualThread(() -> decideWhen(delivery));
    }

    /** Brings it once more, whatever happened before; faults strike this one too. */
    void again(Delivery delivery) {
        Thread.startVirtualThread(() -> decideWhen(delivery));
    }

    private void decideWhen(Delivery delivery) {
        Optional<FaultOrder> struck = strike(WHEN, delivery);
        if (struck.isEmpty()) {
            bring(delivery);
            return;
        }
        switch (struck.get().fault()) {
            case DELAY ->
                    agenda.after(
                            struck.get().delay(),
                            () -> Thread.startVirtualThread(() -> bring(delivery)));
            case REORDER -> holdBack(delivery, struck.get().delay());
            default -> delivery.record(new Attempt(clock.instant(), 0, "lost"));
        }
    }

    /** A held-back event goes when the next of its kind has gone, or when this time is over. */
    private void holdBack(Delivery delivery, Duration longest) {
        HeldBack held = new HeldBack(delivery, new AtomicBoolean());
        heldBack.add(held);
        agenda.after(longest, () -> Thread.startVirtualThread(() -> letGo(held)));
    }

    private void letGo(HeldBack held) {
        if (held.gone.compareAndSet(false, true)) {
            heldBack.remove(held);
            bring(held.delivery);
        }
    }

    private void bring(Delivery delivery) {
        int copies = strike(HOW_OFTEN, delivery).map(FaultOrder::copies).orElse(0);
        for (int i = 0; i < copies; i++) {
            Thread.startVirtualThread(() -> attempt(delivery, Optional.empty(), false));
        }
        attempt(delivery, strike(WHAT, delivery), true);
        for (HeldBack held : heldBack) {
            if (held.isFollowedBy(delivery)) {
                letGo(held);
            }
        }
    }

    private void attempt(Delivery delivery, Optional<FaultOrder> struck, boolean tryAgain) {
        Attempt attempt = postman.post(delivery, struck, clock.instant());
        delivery.record(attempt);
        if (attempt.succeeded()) {
            succeeded.incrementAndGet();
            return;
        }
        failed.incrementAndGet();
        List<Duration> all = pauses;
        int tried = delivery.attempts().size();
        if (tryAgain && tried <= all.size()) {
            agenda.after(
                    all.get(tried - 1),
                    () -> {
                        if (!delivery.isDone()) {
                            again(delivery);
                        }
                    });
        }
    }

    private Optional<FaultOrder> strike(EnumSet<Fault> among, Delivery delivery) {
        return faults.strike(among, StripeTwin.PARTY, delivery.event().type());
    }

    private record HeldBack(Delivery delivery, AtomicBoolean gone) {

        /** {@code checkout.session.completed} by any other {@code checkout.session.…}, say. */
        boolean isFollowedBy(Delivery other) {
            return other != delivery
                    && other.endpoint().equals(delivery.endpoint())
                    && kind(other).equals(kind(delivery));
        }

        private static String kind(Delivery one) {
            String type = one.event().type();
            return type.substring(0, type.lastIndexOf('.'));
        }
    }
}
