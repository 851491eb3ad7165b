package dev.catraca.sandbox.twins.stripe;

import dev.catraca.sandbox.clock.TwinClock;
import dev.catraca.sandbox.twins.stripe.Event.Cause;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records what happens and tells the endpoints that want to know. */
final class Events {

    private final TwinClock clock;
    private final Deliveries deliveries;
    private final List<WebhookEndpoint> endpoints = new CopyOnWriteArrayList<>();

    Events(TwinClock clock, Deliveries deliveries) {
        this.clock = clock;
        this.deliveries = deliveries;
    }

    void add(WebhookEndpoint endpoint) {
        endpoints.add(endpoint);
    }

    /** The same endpoint, changed by its owner. */
    void replace(WebhookEndpoint changed) {
        endpoints.replaceAll(it -> it.id().equals(changed.id()) ? changed : it);
    }

    boolean remove(String id) {
        return endpoints.removeIf(endpoint -> endpoint.id().equals(id));
    }

    List<WebhookEndpoint> endpoints() {
        return List.copyOf(endpoints);
    }

    Event emit(Account account, String type, JsonObject object, Cause cause) {
        Event event = new Event(account, type, object, clock.instant(), cause);
        for (WebhookEndpoint endpoint : endpoints) {
            if (endpoint.wants(type, account.secretKey())) {
                event.deliveries().add(new Delivery(event, endpoint));
            }
        }
        account.keep(event);
        event.deliveries().forEach(deliveries::begin);
        return event;
    }

    /** Delivers it once more to the endpoints there are now. */
    void redeliver(Event event) {
        for (WebhookEndpoint endpoint : endpoints) {
            Optional<Delivery> known =
                    event.deliveries().stream()
                            .filter(one -> one.endpoint().id().equals(endpoint.id()))
                            .findFirst();
            if (known.isPresent()) {
                deliveries.again(known.get());
            } else if (endpoint.wants(event.type(), event.account().secretKey())) {
                Delivery fresh = new Delivery(event, endpoint);
                event.deliveries().add(fresh);
                deliveries.begin(fresh);
            }
        }
    }
}
