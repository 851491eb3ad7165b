package dev.catraca.sandbox.twins.asaas;

import dev.catraca.sandbox.twins.http.Fields;
import dev.catraca.sandbox.twins.http.JsonText;
import jakarta.json.JsonObject;

/** Where an account's events go, and the queue of those that are not there yet. */
final class Webhook {

    private final String id = Ids.uuid();
    private final WebhookQueue queue;
    private volatile WebhookSettings settings;

    Webhook(WebhookSettings settings, Deliveries deliveries) {
        this.settings = settings;
        queue = new WebhookQueue(deliveries, this::settings);
    }

    String id() {
        return id;
    }

    WebhookQueue queue() {
        return queue;
    }

    WebhookSettings settings() {
        return settings;
    }

    void change(WebhookSettings others) {
        settings = others;
        queue.send();
    }

    /** The token is not shown again. */
    JsonObject json() {
        WebhookSettings now = settings;
        return Fields.object()
                .with("id", id)
                .with("name", now.name())
                .with("url", now.url().toString())
                .with("email", now.email())
                .with("enabled", now.enabled())
                .with("interrupted", queue.isInterrupted())
                .with("apiVersion", 3)
                .with("hasAuthToken", now.authToken() != null)
                .with("sendType", now.sequential() ? "SEQUENTIALLY" : "NON_SEQUENTIALLY")
                .with("penalizedRequestsCount", queue.failures())
                .with("events", JsonText.strings(now.events()))
                .build();
    }
}
