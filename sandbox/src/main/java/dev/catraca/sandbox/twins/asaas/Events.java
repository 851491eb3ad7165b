package dev.catraca.sandbox.twins.asaas;

import dev.catraca.sandbox.clock.TwinClock;
import jakarta.json.JsonObject;

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

    private void tell(Account account, String type, String kind, JsonObject object) {
        Event event = new Event(account, type, kind, object, clock.instant());
        for (Webhook webhook : account.webhooks()) {
            if (webhook.settings().wants(type)) {
                event.deliveries().add(new Delivery(event, webhook));
            }
        }
        account.keep(event);
        event.deliveries().forEach(delivery -> delivery.webhook().queue().add(delivery));
    }

    /** Puts it into the queues once more, whatever happened before. */
    void tellAgain(Event event) {
        for (Webhook webhook : event.account().webhooks()) {
            if (webhook.settings().wants(event.type())) {
                Delivery again = new Delivery(event, webhook);
                event.deliveries().add(again);
                webhook.queue().add(again);
            }
        }
    }
}
