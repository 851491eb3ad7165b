package dev.catraca.sandbox.twins.asaas;

import dev.catraca.sandbox.twins.http.Fields;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Something that happened, with the object as it was then. */
final class Event {

    /** All that Asaas can tell of and the twin knows the name of. */
    static final List<String> ALL_TYPES =
            List.of(
                    "CHECKOUT_CREATED",
                    "CHECKOUT_CANCELED",
                    "CHECKOUT_EXPIRED",
                    "CHECKOUT_PAID",
                    "PAYMENT_CREATED",
                    "PAYMENT_AWAITING_RISK_ANALYSIS",
                    "PAYMENT_APPROVED_BY_RISK_ANALYSIS",
                    "PAYMENT_REPROVED_BY_RISK_ANALYSIS",
                    "PAYMENT_AUTHORIZED",
                    "PAYMENT_UPDATED",
                    "PAYMENT_CONFIRMED",
                    "PAYMENT_RECEIVED",
                    "PAYMENT_CREDIT_CARD_CAPTURE_REFUSED",
                    "PAYMENT_ANTICIPATED",
                    "PAYMENT_OVERDUE",
                    "PAYMENT_DELETED",
                    "PAYMENT_RESTORED",
                    "PAYMENT_REFUNDED",
                    "PAYMENT_PARTIALLY_REFUNDED",
                    "PAYMENT_REFUND_IN_PROGRESS",
                    "PAYMENT_REFUND_DENIED",
                    "PAYMENT_RECEIVED_IN_CASH_UNDONE",
                    "PAYMENT_CHARGEBACK_REQUESTED",
                    "PAYMENT_CHARGEBACK_DISPUTE",
                    "PAYMENT_AWAITING_CHARGEBACK_REVERSAL",
                    "PAYMENT_DUNNING_RECEIVED",
                    "PAYMENT_DUNNING_REQUESTED",
                    "PAYMENT_BANK_SLIP_VIEWED",
                    "PAYMENT_CHECKOUT_VIEWED",
                    "PAYMENT_SPLIT_CANCELLED",
                    "PAYMENT_SPLIT_DIVERGENCE_BLOCK",
                    "PAYMENT_SPLIT_DIVERGENCE_BLOCK_FINISHED",
                    "SUBSCRIPTION_CREATED",
                    "SUBSCRIPTION_UPDATED",
                    "SUBSCRIPTION_INACTIVATED",
                    "SUBSCRIPTION_DELETED",
                    "SUBSCRIPTION_SPLIT_DISABLED",
                    "SUBSCRIPTION_SPLIT_DIVERGENCE_BLOCK",
                    "SUBSCRIPTION_SPLIT_DIVERGENCE_BLOCK_FINISHED");

    private static final Duration KEPT = Duration.ofDays(14);

    private final String id;
    private final Account account;
    private final String type;
    private final Instant created;
    private final JsonObject json;
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();

    /** The kind is the object's name in the body: {@code payment} or {@code checkout}. */
    Event(Account account, String type, String kind, JsonObject object, Instant created) {
        this.id = Ids.random("evt_", 32) + "&" + account.nextEventNumber();
        this.account = account;
        this.type = type;
        this.created = created;
        json =
                Fields.object()
                        .with("id", id)
                        .with("event", type)
                        .with("dateCreated", AsaasTime.dateTime(created))
                        .with(
                                "account",
                                Fields.object().with("id", account.id()).without("ownerId").build())
                        .with(kind, object)
                        .build();
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

    /** As it is delivered. */
    JsonObject json() {
        return json;
    }

    /** Undelivered or not, nobody hears of it after two weeks. */
    boolean isForgotten(Instant now) {
        return created.plus(KEPT).isBefore(now);
    }

    List<Delivery> deliveries() {
        return deliveries;
    }
}
