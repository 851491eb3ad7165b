package dev.catraca.sandbox.twins.asaas;

import dev.catraca.sandbox.clock.TwinClock;
import jakarta.json.JsonObject;
import java.util.List;

/** Records what happens and puts it into the queues of the webhooks that want to know. */
final class Events {

    private final TwinClock clock;

    Events(TwinClock clock) {
        this.clock = clock;
    }

    /** The checkout as it is now; called under its monitor, so that the order is right. */
    void tell(String type, Checkout checkout) {
        tell(checkout.account(), type, "checkout", CheckoutJson.inEvent(checkout));
    }

    /** The payment as it is now; called under its checkout's monitor. */
    void tell(String type, Payment payment) {
        tell(payment.checkout().account(), type, "payment", PaymentJson.of(payment));
    }

    /**
     * Whatever one likes, true or not; no webhook can have subscribed to a type that Asaas does not
     * know, so all hear of that.
     *
     * @param kind the object's name in the body
     */
    Event tell(Account account, String type, String kind, JsonObject object) {
        Event event = new Event(account, type, kind, object, clock.instant());
        account.keep(event);
        tellAgain(event);
        return event;
    }

    /** Puts it into the queues once more, whatever happened before. */
    void tellAgain(Event event) {
        boolean isUnheardOf = !Event.ALL_TYPES.contains(event.type());
        List<Delivery> deliveries =
                event.account().webhooks().stream()
                        .filter(it -> isUnheardOf || it.settings().wants(event.type()))
                        .map(webhook -> new Delivery(event, webhook))
                        .toList();
        event.deliveries().addAll(deliveries);
        deliveries.forEach(delivery -> delivery.webhook().queue().add(delivery));
    }
}
