package dev.catraca.sandbox.twins.asaas;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** One event on its way to one webhook. */
final class Delivery {

    private final Event event;
    private final Webhook webhook;
    private final List<Attempt> attempts = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Boolean> firstAnswer = new CompletableFuture<>();

    /** One try; the status is 0 if no answer came. */
    record Attempt(Instant at, int status, String note) {

        /** Other providers take any 2xx; Asaas does not. */
        boolean succeeded() {
            return status == 200;
        }
    }

    Delivery(Event event, Webhook webhook) {
        this.event = event;
        this.webhook = webhook;
    }

    Event event() {
        return event;
    }

    Webhook webhook() {
        return webhook;
    }

    List<Attempt> attempts() {
        return attempts;
    }

    /** When the first try has ended, however it ended. */
    CompletableFuture<Boolean> firstAnswer() {
        return firstAnswer;
    }

    void record(Attempt attempt) {
        attempts.add(attempt);
        firstAnswer.complete(attempt.succeeded());
    }
}
