package dev.catraca.sandbox.twins.stripe;

import dev.catraca.sandbox.twins.http.Fields;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Something that happened, with the object as it was then. */
final class Event {

    /** The API call that caused an event; both null if the buyer or the clock did. */
    record Cause(@Nullable String request, @Nullable String idempotencyKey) {
        static final Cause OUTSIDE = new Cause(null, null);
    }

    private final String id = Ids.random("evt_1", 23);
    private final Account account;
    private final String type;
    private final JsonObject object;
    private final Instant created;
    private final Cause cause;
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();

    Event(Account account, String type, JsonObject object, Instant created, Cause cause) {
        this.account = account;
        this.type = type;
        this.object = object;
        this.created = created;
        this.cause = cause;
    }

    String id() {
        return id;
    }

    Account account() {
        return account;
    }

    String type() {
        return type;
    }

    Instant created() {
        return created;
    }

    List<Delivery> deliveries() {
        return deliveries;
    }

    /** Whether every endpoint that should have it has it. */
    boolean isDelivered() {
        return deliveries.stream().allMatch(Delivery::isDone);
    }

    JsonObject json(String apiVersion) {
        return Fields.object()
                .with("id", id)
                .with("object", "event")
                .with("api_version", apiVersion)
                .with("created", created.getEpochSecond())
                .with("data", Fields.object().with("object", object).build())
                .with("livemode", account.isLive())
                .with(
                        "pending_webhooks",
                        deliveries.stream().filter(delivery -> !delivery.isDone()).count())
                .with(
                        "request",
                        Fields.object()
                                .with("id", cause.request())
                                .with("idempotency_key", cause.idempotencyKey())
                                .build())
                .with("type", type)
                .build();
    }
}
