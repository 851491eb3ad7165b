package dev.catraca.sandbox.twins.asaas;

import dev.catraca.sandbox.faults.Fault;
import dev.catraca.sandbox.faults.FaultOrder;
import dev.catraca.sandbox.twins.asaas.Delivery.Attempt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The undelivered events of one webhook, the oldest first. One after the other, so that a failing
 * one blocks the later ones; or each by itself, if the webhook was registered so. After fifteen
 * failures in a row nothing is sent any more until the account opens the queue again.
 */
final class WebhookQueue {

    private static final int FAILURES_UNTIL_STOP = 15;

    private final Deliveries deliveries;
    private final Supplier<WebhookSettings> settings;
    private final List<Waiting> all = new ArrayList<>();
    private int failures;
    private boolean interrupted;
    private boolean closed;

    WebhookQueue(Deliveries deliveries, Supplier<WebhookSettings> settings) {
        this.deliveries = deliveries;
        this.settings = settings;
    }

    /** A delivery in the queue; idle if nobody carries it and no pause holds it. */
    private static final class Waiting {
        private final Delivery delivery;
        private boolean onItsWay;
        private boolean pausing;
        private boolean heldBack;
        private int tries;

        Waiting(Delivery delivery) {
            this.delivery = delivery;
        }

        boolean isIdle() {
            return !onItsWay && !pausing;
        }
    }

    synchronized boolean isInterrupted() {
        return interrupted;
    }

    /** In a row, up to now. */
    synchronized int failures() {
        return failures;
    }

    /** The ids of the events that wait, the oldest first. */
    synchronized List<String> waiting() {
        return all.stream().map(waiting -> waiting.delivery.event().id()).toList();
    }

    void add(Delivery delivery) {
        synchronized (this) {
            all.add(new Waiting(delivery));
        }
        send();
    }

    /** Forgets everything that waits. */
    synchronized void close() {
        closed = true;
        all.clear();
    }

    synchronized void interrupt() {
        interrupted = true;
    }

    /** Goes on at once, without what is left of a pause. */
    void reopen() {
        synchronized (this) {
            interrupted = false;
            failures = 0;
            for (Waiting waiting : all) {
                waiting.pausing = false;
                waiting.tries = 0;
            }
        }
        send();
    }

    /** Whatever may go now, goes. */
    void send() {
        for (Waiting next : takeReady()) {
            Thread.startVirtualThread(() -> bring(next));
        }
    }

    private synchronized List<Waiting> takeReady() {
        WebhookSettings now = settings.get();
        if (interrupted || closed || !now.enabled()) {
            return List.of();
        }
        all.removeIf(it -> it.isIdle() && it.delivery.event().isForgotten(deliveries.now()));
        List<Waiting> ready =
                all.stream()
                        .filter(it -> !it.heldBack)
                        .limit(now.sequential() ? 1 : Long.MAX_VALUE)
                        .filter(Waiting::isIdle)
                        .toList();
        ready.forEach(it -> it.onItsWay = true);
        return ready;
    }

    private void bring(Waiting next) {
        Optional<FaultOrder> struck = deliveries.strikeWhen(next.delivery);
        if (struck.isPresent()) {
            misbehave(next, struck.get());
        } else {
            record(next, deliveries.attempt(next.delivery));
        }
        send();
    }

    private void misbehave(Waiting next, FaultOrder order) {
        synchronized (this) {
            next.onItsWay = false;
            switch (order.fault()) {
                case DELAY -> pause(next, order);
                case QUEUE_INTERRUPTED -> interrupted = true;
                case REORDER -> holdBack(next, order);
                default -> all.remove(next);
            }
        }
        if (order.fault() == Fault.LOSE) {
            next.delivery.record(new Attempt(deliveries.now(), 0, "lost"));
        }
    }

    private void pause(Waiting waiting, FaultOrder order) {
        waiting.pausing = true;
        deliveries.later(order.delay(), () -> resume(waiting));
    }

    /** Lets the next of its kind pass, if one comes in time. */
    private void holdBack(Waiting waiting, FaultOrder order) {
        waiting.heldBack = true;
        deliveries.later(
                order.delay(),
                () -> {
                    letGo(waiting);
                    send();
                });
    }

    private synchronized void letGo(Waiting waiting) {
        waiting.heldBack = false;
    }

    /** {@code CHECKOUT}, {@code PAYMENT}; of an event that was made up, whatever it is called. */
    private static String kind(Waiting waiting) {
        String type = waiting.delivery.event().type();
        int end = type.indexOf('_');
        return end < 0 ? type : type.substring(0, end);
    }

    private void resume(Waiting waiting) {
        synchronized (this) {
            waiting.pausing = false;
        }
        send();
    }

    private synchronized void record(Waiting waiting, Attempt attempt) {
        waiting.onItsWay = false;
        if (attempt.succeeded()) {
            failures = 0;
            all.remove(waiting);
            all.stream().filter(it -> kind(it).equals(kind(waiting))).forEach(this::letGo);
            return;
        }
        waiting.tries++;
        failures++;
        if (failures >= FAILURES_UNTIL_STOP) {
            interrupted = true;
            return;
        }
        waiting.pausing = true;
        int number = waiting.tries;
        deliveries.later(deliveries.pauseAfter(number), () -> resume(waiting, number));
    }

    /** Unless the queue was opened again since, which counts anew. */
    private void resume(Waiting waiting, int tries) {
        synchronized (this) {
            if (waiting.tries != tries) {
                return;
            }
        }
        resume(waiting);
    }
}
