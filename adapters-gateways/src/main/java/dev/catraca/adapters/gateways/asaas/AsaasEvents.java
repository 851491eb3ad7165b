package dev.catraca.adapters.gateways.asaas;

import static dev.catraca.adapters.gateways.http.JsonFields.object;
import static dev.catraca.adapters.gateways.http.JsonFields.text;

import dev.catraca.adapters.gateways.http.Answer;
import dev.catraca.application.payment.port.NotificationMeaning;
import dev.catraca.application.payment.port.NotificationMeaning.Irrelevant;
import dev.catraca.application.payment.port.NotificationMeaning.Look;
import dev.catraca.application.payment.port.NotificationMeaning.Unreadable;
import dev.catraca.application.payment.port.PaymentProvider.Claim;
import dev.catraca.domain.payment.ChargeReference;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What Asaas' events are about. Only ids are taken from them, and that a checkout ended, which
 * nothing else tells.
 */
final class AsaasEvents {
    private static final Pattern EVENT_ID = Pattern.compile("[A-Za-z0-9_&=.:/+-]{1,200}");
    private static final Pattern NAME = Pattern.compile("[A-Z0-9_]{1,100}");

    /** What has to reach us; the rest of what we understand repeats it. */
    static final List<String> NEEDED =
            List.of(
                    "CHECKOUT_CANCELED",
                    "CHECKOUT_EXPIRED",
                    "CHECKOUT_PAID",
                    "PAYMENT_CONFIRMED",
                    "PAYMENT_RECEIVED",
                    "PAYMENT_APPROVED_BY_RISK_ANALYSIS",
                    "PAYMENT_REPROVED_BY_RISK_ANALYSIS",
                    "PAYMENT_DELETED",
                    "PAYMENT_RESTORED",
                    "PAYMENT_REFUNDED",
                    "PAYMENT_PARTIALLY_REFUNDED",
                    "PAYMENT_REFUND_IN_PROGRESS",
                    "PAYMENT_REFUND_DENIED",
                    "PAYMENT_CHARGEBACK_REQUESTED",
                    "PAYMENT_CHARGEBACK_DISPUTE",
                    "PAYMENT_AWAITING_CHARGEBACK_REVERSAL",
                    "PAYMENT_DUNNING_RECEIVED",
                    "PAYMENT_SPLIT_CANCELLED",
                    "PAYMENT_SPLIT_DIVERGENCE_BLOCK");

    private AsaasEvents() {}

    static Optional<String> id(byte[] body) {
        return json(body)
                .flatMap(event -> text(event, "id"))
                .filter(id -> EVENT_ID.matcher(id).matches());
    }

    static NotificationMeaning meaning(byte[] body) {
        var event = json(body).orElse(JsonObject.EMPTY_JSON_OBJECT);
        return text(event, "event")
                .filter(it -> NAME.matcher(it).matches())
                .map(it -> meaning(it, event))
                .orElseGet(() -> new Unreadable("an event without a name"));
    }

    private static NotificationMeaning meaning(String name, JsonObject event) {
        return switch (name) {
            case "CHECKOUT_EXPIRED" -> look(event, Claim.EXPIRED);
            case "CHECKOUT_CANCELED" -> look(event, Claim.CANCELED);
            case "CHECKOUT_CREATED" -> new Irrelevant(name);
            // The buyer has looked, or chosen how to pay: no money moves by that.
            case "PAYMENT_CREATED", "PAYMENT_CHECKOUT_VIEWED", "PAYMENT_BANK_SLIP_VIEWED" ->
                    new Irrelevant(name);
            // Asaas advances the merchant money that the buyer has paid already.
            case "PAYMENT_ANTICIPATED" -> new Irrelevant(name);
            case "PAYMENT_SPLIT_DIVERGENCE_BLOCK_FINISHED" -> new Irrelevant(name);
            // The payment is as it was, but not everybody gets a part: somebody has to see to it.
            case "PAYMENT_SPLIT_DIVERGENCE_BLOCK", "PAYMENT_SPLIT_CANCELLED" ->
                    new Unreadable(
                            "Asaas does not divide this payment as agreed ("
                                    + name
                                    + "): see to it in Asaas' pages within two business days");
            default ->
                    name.startsWith("SUBSCRIPTION_")
                            ? new Irrelevant(name)
                            : look(event, Claim.NONE);
        };
    }

    /** Also for events of a name that we do not know: reading is harmless. */
    private static NotificationMeaning look(JsonObject event, Claim claim) {
        var payment = object(event, "payment");
        var checkout =
                object(event, "checkout")
                        .flatMap(it -> text(it, "id"))
                        .or(() -> payment.flatMap(it -> text(it, "checkoutSession")))
                        .map(ChargeReference::new)
                        .filter(it -> AsaasReference.of(it) == AsaasReference.CHECKOUT);
        var reference =
                checkout.or(
                        () ->
                                payment.flatMap(it -> text(it, "id"))
                                        .map(ChargeReference::new)
                                        .filter(
                                                it ->
                                                        AsaasReference.of(it)
                                                                == AsaasReference.PAYMENT));
        var mark =
                payment.flatMap(it -> text(it, "externalReference")).flatMap(AsaasWire::paymentId);
        return reference.isPresent()
                ? new Look(reference.get(), mark, claim)
                : new Unreadable("an event without a checkout or payment");
    }

    private static Optional<JsonObject> json(byte[] body) {
        return Answer.json(new String(body, StandardCharsets.UTF_8));
    }
}
