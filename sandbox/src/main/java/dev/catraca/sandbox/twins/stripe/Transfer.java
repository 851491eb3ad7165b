package dev.catraca.sandbox.twins.stripe;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Part of a charge that went on to a connected account; guarded by the monitor of its session. */
final class Transfer {

    private final String id = Ids.random("tr_3", 23);
    private final Charge source;
    private final long amount;
    private final String destination;
    private final @Nullable String group;
    private final @Nullable String description;
    private final Map<String, String> metadata;
    private final @Nullable String idempotencyKey;
    private final Instant created;
    private final List<Reversal> reversals = new ArrayList<>();

    /** What somebody asked for, once it is known to be in order; the amount in minor units. */
    record Order(
            Charge source,
            long amount,
            String destination,
            @Nullable String group,
            @Nullable String description,
            Map<String, String> metadata) {}

    /** Money that came back; the amount in minor units. */
    record Reversal(String id, long amount, Instant created) {}

    Transfer(Order order, @Nullable String idempotencyKey, Instant created) {
        this.source = order.source();
        this.amount = order.amount();
        this.destination = order.destination();
        this.group = order.group();
        this.description = order.description();
        this.metadata = order.metadata();
        this.idempotencyKey = idempotencyKey;
        this.created = created;
    }

    String id() {
        return id;
    }

    Charge source() {
        return source;
    }

    long amount() {
        return amount;
    }

    String currency() {
        return source.intent().session().order().currency();
    }

    String destination() {
        return destination;
    }

    @Nullable String group() {
        return group;
    }

    @Nullable String description() {
        return description;
    }

    Map<String, String> metadata() {
        return metadata;
    }

    @Nullable String idempotencyKey() {
        return idempotencyKey;
    }

    Instant created() {
        return created;
    }

    List<Reversal> reversals() {
        return List.copyOf(reversals);
    }

    long reversed() {
        return reversals.stream().mapToLong(Reversal::amount).sum();
    }

    void reverse(Reversal reversal) {
        reversals.add(reversal);
    }
}
