package dev.catraca.adapters.gateways.stripe;

import static dev.catraca.adapters.gateways.http.JsonFields.object;
import static dev.catraca.adapters.gateways.http.JsonFields.text;

import dev.catraca.adapters.gateways.http.Answer;
import dev.catraca.application.payment.port.NotificationMeaning;
import dev.catraca.application.payment.port.NotificationMeaning.Irrelevant;
import dev.catraca.application.payment.port.NotificationMeaning.Look;
import dev.catraca.application.payment.port.NotificationMeaning.Unreadable;
import dev.catraca.application.payment.port.PaymentProvider.Claim;
import dev.catraca.domain.payment.ChargeReference;
import dev.catraca.domain.payment.PaymentId;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What Stripe's events are about. Only ids are taken from them: their objects are written in the
 * version that the webhook endpoint was made with, which may be any.
 */
final class StripeEvents {
    private static final Pattern EVENT_ID = Pattern.compile("evt_[A-Za-z0-9_-]{1,200}");
    private static final Pattern TYPE = Pattern.compile("[a-z0-9_.]{1,100}");

    /**
     * What has to reach us; the rest of what we understand repeats it, or tells of Stripe's fee
     * only ({@code charge.updated}), on which nothing depends.
     */
    static final List<String> NEEDED =
            List.of(
                    "checkout.session.completed",
                    "checkout.session.async_payment_succeeded",
                    "checkout.session.async_payment_failed",
                    "checkout.session.expired",
                    "charge.refunded",
                    "refund.updated",
                    "refund.failed",
                    "charge.dispute.created",
                    "charge.dispute.updated",
                    "charge.dispute.closed",
                    "charge.dispute.funds_withdrawn",
                    "charge.dispute.funds_reinstated");

    private StripeEvents() {}

    static Optional<String> id(byte[] body) {
        return json(body)
                .flatMap(event -> text(event, "id"))
                .filter(id -> EVENT_ID.matcher(id).matches());
    }

    static NotificationMeaning meaning(byte[] body) {
        var event = json(body).orElse(JsonObject.EMPTY_JSON_OBJECT);
        // The "thin" events of v2 call themselves something else, and hold no object.
        if (!text(event, "object").orElse("event").equals("event")) {
            return new Unreadable("no event of API v1");
        }
        var type = text(event, "type").filter(it -> TYPE.matcher(it).matches());
        var object = object(event, "data").flatMap(data -> object(data, "object"));
        if (type.isEmpty() || object.isEmpty()) {
            return new Unreadable("an event without type or object");
        }
        return meaning(type.get(), object.get());
    }

    private static NotificationMeaning meaning(String type, JsonObject object) {
        return switch (type) {
            case "checkout.session.completed",
                    "checkout.session.async_payment_succeeded",
                    "checkout.session.expired" ->
                    session(object, Claim.NONE);
            case "checkout.session.async_payment_failed" -> session(object, Claim.FAILED);
            // Cards are captured in the background: the fee is booked after the payment is told.
            case "charge.refunded", "charge.updated" -> intentOf(object, paymentOf(object));
            case "charge.refund.updated", "refund.created", "refund.updated", "refund.failed" ->
                    intentOf(object, Optional.empty());
            case "charge.dispute.created",
                    "charge.dispute.updated",
                    "charge.dispute.closed",
                    "charge.dispute.funds_withdrawn",
                    "charge.dispute.funds_reinstated" ->
                    intentOf(object, Optional.empty());
            default -> new Irrelevant(type);
        };
    }

    private static NotificationMeaning session(JsonObject session, Claim claim) {
        return look(
                text(session, "id"),
                StripeReference.SESSION,
                text(session, "client_reference_id").flatMap(StripeWire::paymentId),
                claim);
    }

    private static NotificationMeaning intentOf(JsonObject object, Optional<PaymentId> payment) {
        return look(
                StripeWire.idOf(object, "payment_intent"),
                StripeReference.INTENT,
                payment,
                Claim.NONE);
    }

    /** A charge has a copy of what we wrote on its payment intent. */
    private static Optional<PaymentId> paymentOf(JsonObject charge) {
        return object(charge, "metadata")
                .flatMap(metadata -> text(metadata, "payment"))
                .flatMap(StripeWire::paymentId);
    }

    private static NotificationMeaning look(
            Optional<String> id, StripeReference kind, Optional<PaymentId> payment, Claim claim) {
        var reference = id.map(ChargeReference::new).filter(it -> StripeReference.of(it) == kind);
        return reference.isPresent()
                ? new Look(reference.get(), payment, claim)
                : new Unreadable("an event whose object has no usable id");
    }

    private static Optional<JsonObject> json(byte[] body) {
        return Answer.json(new String(body, StandardCharsets.UTF_8));
    }
}
