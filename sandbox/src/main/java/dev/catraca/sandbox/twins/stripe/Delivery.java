package dev.catraca.sandbox.twins.stripe;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** One event on its way to one endpoint. */
final class Delivery {

    private final Event event;
    private final WebhookEndpoint endpoint;
    private final List<Attempt> attempts = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Boolean> firstAnswer = new CompletableFuture<>();
    private volatile boolean done;

    /** One try; the status is 0 if no answer came. */
    record Attempt(Instant at, int status, String note) {

        boolean succeeded() {
            return status >= 200 && status < 300;
        }
    }

    Delivery(Event event, WebhookEndpoint endpoint) {
        this.event = event;
        this.endpoint = endpoint;
    }

    Event event() {
        return event;
    }

    WebhookEndpoint endpoint() {
        return endpoint;
    }

    List<Attempt> attempts() {
        return attempts;
    }

    /** A 2xx came. */
    boolean isDone() {
        return done;
    }

    /** When the first try has ended, however it ended. */
    CompletableFuture<Boolean> firstAnswer() {
        return firstAnswer;
    }

    void record(Attempt attempt) {
        attempts.add(attempt);
        done |= attempt.succeeded();
        firstAnswer.complete(done);
    }
}
