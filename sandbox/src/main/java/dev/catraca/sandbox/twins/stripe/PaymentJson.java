package dev.catraca.sandbox.twins.stripe;

import dev.catraca.sandbox.twins.http.Fields;
import dev.catraca.sandbox.twins.http.JsonText;
import dev.catraca.sandbox.twins.stripe.Charge.Dispute;
import dev.catraca.sandbox.twins.stripe.Charge.Refund;
import dev.catraca.sandbox.twins.stripe.PaymentIntent.Failure;
import dev.catraca.sandbox.twins.stripe.PaymentIntent.Status;
import dev.catraca.sandbox.twins.stripe.SessionOrder.IntentOrder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Payment intents, charges, refunds and disputes as Stripe spells them. */
final class PaymentJson {

    private PaymentJson() {}

    private static final String CHARGE = "latest_charge";
    private static final String REFUNDS = "refunds";
    private static final String BALANCE = "balance_transaction";
    private static final int FIRST_REFUNDS = 10;

    /** What of a charge may be expanded; {@code to} is the way to it. */
    static Set<String> expandable(String to) {
        return Set.of(to + REFUNDS, to + BALANCE);
    }

    /** What of a payment intent may be expanded; {@code to} is the way to it. */
    static Set<String> intentExpandable(String to) {
        String charge = to + CHARGE;
        return Set.of(charge, charge + "." + REFUNDS, charge + "." + BALANCE);
    }

    /** What is asked for beyond {@code way}; to expand what is far is to expand what is near. */
    static Set<String> beyond(String way, Set<String> expand) {
        return expand.stream()
                .filter(one -> one.startsWith(way + "."))
                .map(one -> one.substring(way.length() + 1))
                .collect(Collectors.toSet());
    }

    static JsonObject intent(PaymentIntent intent, boolean expandCharge) {
        return intent(intent, expandCharge ? Set.of(CHARGE) : Set.of());
    }

    static JsonObject intent(PaymentIntent intent, Set<String> expand) {
        synchronized (intent.session()) {
            SessionOrder order = intent.session().order();
            IntentOrder asked = order.intent();
            boolean succeeded = intent.status() == Status.SUCCEEDED;
            return Fields.object()
                    .with("id", intent.id())
                    .with("object", "payment_intent")
                    .with("amount", intent.amount())
                    .with("amount_capturable", 0)
                    .with("amount_received", succeeded ? intent.amount() : 0)
                    .without("application")
                    .with("application_fee_amount", asked.applicationFee())
                    .without("automatic_payment_methods")
                    .with(
                            "canceled_at",
                            intent.canceledAt().map(Instant::getEpochSecond).orElse(null))
                    .without("cancellation_reason")
                    .with("capture_method", "automatic_async")
                    .with("client_secret", intent.clientSecret())
                    .with("confirmation_method", "automatic")
                    .with("created", intent.created().getEpochSecond())
                    .with("currency", order.currency())
                    .without("customer")
                    .with("description", asked.description())
                    .with("last_payment_error", error(intent))
                    .with("latest_charge", charge(intent, expand))
                    .with("livemode", intent.session().account().isLive())
                    .with("metadata", JsonText.map(asked.metadata()))
                    .with("next_action", nextAction(intent))
                    .with("on_behalf_of", asked.onBehalfOf())
                    .without("payment_method")
                    .with("payment_method_types", JsonText.strings(order.paymentMethodTypes()))
                    .without("processing")
                    .with("receipt_email", asked.receiptEmail())
                    .without("review", "setup_future_usage", "shipping")
                    .with("statement_descriptor", asked.statementDescriptor())
                    .without("statement_descriptor_suffix")
                    .with("status", intent.status().wireName())
                    .with("transfer_data", transfer(asked))
                    .with("transfer_group", asked.transferGroup())
                    .build();
        }
    }

    private static @Nullable JsonValue transfer(IntentOrder asked) {
        if (asked.destination() == null) {
            return null;
        }
        return Fields.object()
                .with("amount", asked.transferAmount())
                .with("destination", asked.destination())
                .build();
    }

    private static JsonValue charge(PaymentIntent intent, Set<String> expand) {
        Set<String> ofCharge = beyond(CHARGE, expand);
        boolean isWhole = expand.contains(CHARGE) || !ofCharge.isEmpty();
        return intent.charge()
                .map(one -> isWhole ? charge(one, ofCharge) : (JsonValue) JsonText.string(one.id()))
                .orElse(JsonValue.NULL);
    }

    private static JsonValue error(PaymentIntent intent) {
        return intent.failure()
                .map(
                        failure ->
                                (JsonValue)
                                        Fields.object()
                                                .with("code", failure.code())
                                                .with("decline_code", failure.declineCode())
                                                .with("message", failure.message())
                                                .with("type", "card_error")
                                                .build())
                .orElse(JsonValue.NULL);
    }

    private static @Nullable JsonValue nextAction(PaymentIntent intent) {
        if (intent.status() != Status.REQUIRES_ACTION) {
            return null;
        }
        String method = intent.method().orElseThrow();
        String type = method.equals("pix") ? "pix_display_qr_code" : "boleto_display_details";
        long expires = intent.voucherExpiresAt().orElseThrow().getEpochSecond();
        return Fields.object()
                .with("type", type)
                .with(type, Fields.object().with("expires_at", expires).build())
                .build();
    }

    static JsonObject charge(Charge charge) {
        return charge(charge, Set.of());
    }

    static JsonObject charge(Charge charge, Set<String> expand) {
        PaymentIntent intent = charge.intent();
        synchronized (intent.session()) {
            SessionOrder order = intent.session().order();
            Fields json = Fields.object();
            if (expand.contains(REFUNDS)) {
                json.with(REFUNDS, refunds(charge));
            }
            return json.with("id", charge.id())
                    .with(
                            BALANCE,
                            expand.contains(BALANCE) && charge.succeeded()
                                    ? balance(charge)
                                    : balanceId(charge))
                    .with("object", "charge")
                    .with("amount", charge.amount())
                    .with("amount_captured", charge.succeeded() ? charge.amount() : 0)
                    .with("amount_refunded", charge.refunded())
                    .with("captured", charge.succeeded())
                    .with("created", charge.created().getEpochSecond())
                    .with("currency", order.currency())
                    .without("customer")
                    .with("description", order.intent().description())
                    .with("disputed", charge.dispute().isPresent())
                    .with("failure_code", charge.failure().map(Failure::code).orElse(null))
                    .with("failure_message", charge.failure().map(Failure::message).orElse(null))
                    .with("livemode", intent.session().account().isLive())
                    .with("metadata", JsonText.map(order.intent().metadata()))
                    .with("paid", charge.succeeded())
                    .with("payment_intent", intent.id())
                    .with("payment_method_details", details(charge))
                    .with("refunded", charge.succeeded() && charge.refunded() == charge.amount())
                    .with("status", charge.succeeded() ? "succeeded" : "failed")
                    .build();
        }
    }

    /** A try that failed moved nothing. */
    private static @Nullable JsonValue balanceId(Charge charge) {
        return charge.succeeded() ? JsonText.string(charge.balanceId()) : null;
    }

    /** What Stripe booked of a charge, and what it keeps of it for ever. */
    private static JsonObject balance(Charge charge) {
        String currency = charge.intent().session().order().currency();
        return Fields.object()
                .with("id", charge.balanceId())
                .with("object", BALANCE)
                .with("amount", charge.amount())
                .with("created", charge.created().getEpochSecond())
                .with("currency", currency)
                .without("description", "exchange_rate")
                .with("fee", charge.fee())
                .with(
                        "fee_details",
                        JsonText.array(
                                List.of(charge.fee()),
                                fee ->
                                        Fields.object()
                                                .with("amount", fee)
                                                .without("application")
                                                .with("currency", currency)
                                                .with("description", "Stripe processing fees")
                                                .with("type", "stripe_fee")
                                                .build()))
                .with("net", charge.amount() - charge.fee())
                .with("reporting_category", "charge")
                .with("source", charge.id())
                .with("status", "pending")
                .with("type", "charge")
                .build();
    }

    private static JsonObject refunds(Charge charge) {
        List<Refund> all = charge.refunds().reversed();
        return SessionJson.list(
                "/v1/charges/" + charge.id() + "/refunds",
                all.size() > FIRST_REFUNDS,
                all.stream().limit(FIRST_REFUNDS).map(one -> refund(charge, one)).toList());
    }

    private static JsonObject details(Charge charge) {
        JsonObject method =
                charge.method().equals("card")
                        ? Fields.object()
                                .with("brand", "visa")
                                .with("country", "BR")
                                .with("last4", charge.succeeded() ? "4242" : "0002")
                                .build()
                        : JsonValue.EMPTY_JSON_OBJECT;
        return Fields.object().with(charge.method(), method).with("type", charge.method()).build();
    }

    static JsonObject refund(Charge charge, Refund refund) {
        return Fields.object()
                .with("id", refund.id())
                .with("object", "refund")
                .with("amount", refund.amount())
                .with("charge", charge.id())
                .with("created", refund.created().getEpochSecond())
                .with("currency", charge.intent().session().order().currency())
                .with(
                        "failure_balance_transaction",
                        refund.hasFailed() ? "txn_" + refund.id().substring(3) : null)
                .with("failure_reason", refund.failure())
                .with("metadata", JsonText.map(refund.metadata()))
                .with("payment_intent", charge.intent().id())
                .with("reason", refund.reason())
                .with("status", refund.hasFailed() ? "failed" : "succeeded")
                .build();
    }

    static Optional<JsonObject> disputes(Charge charge) {
        return charge.dispute().map(dispute -> dispute(charge, dispute));
    }

    static JsonObject dispute(Charge charge, Dispute dispute) {
        return Fields.object()
                .with("id", dispute.id())
                .with("object", "dispute")
                .with("amount", charge.amount())
                .with("charge", charge.id())
                .with("created", dispute.created().getEpochSecond())
                .with("currency", charge.intent().session().order().currency())
                .with("livemode", charge.intent().session().account().isLive())
                .with("metadata", JsonValue.EMPTY_JSON_OBJECT)
                .with("payment_intent", charge.intent().id())
                .with("reason", "fraudulent")
                .with("status", dispute.status())
                .build();
    }
}
