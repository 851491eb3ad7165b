package dev.catraca.sandbox.twins.stripe;

import static dev.catraca.sandbox.twins.stripe.Rule.integer;
import static dev.catraca.sandbox.twins.stripe.Rule.metadata;
import static dev.catraca.sandbox.twins.stripe.Rule.oneOf;
import static dev.catraca.sandbox.twins.stripe.Rule.text;
import static dev.catraca.sandbox.twins.stripe.Rule.truth;

import dev.catraca.sandbox.twins.http.Reply;
import dev.catraca.sandbox.twins.stripe.FormNode.Branch;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * {@code /v1/payment_intents}, {@code /v1/charges}, {@code /v1/refunds} and {@code /v1/disputes}.
 */
final class PaymentOperations {

    private static final Rule REFUND =
            Rule.object(
                    Map.of(
                            "amount", integer(1, 99_999_999),
                            "charge", text(255),
                            "payment_intent", text(255),
                            "reason", oneOf("duplicate", "fraudulent", "requested_by_customer"),
                            "metadata", metadata(),
                            "reverse_transfer", truth(),
                            "refund_application_fee", truth(),
                            "expand", StripeCall.EXPAND),
                    Set.of());

    private static final Rule REFUNDS =
            Rule.object(
                    Map.of(
                            "charge", text(255),
                            "payment_intent", text(255),
                            "limit", integer(1, 100),
                            "expand", StripeCall.EXPAND),
                    Set.of());

    private static final Rule DISPUTES =
            Rule.object(
                    Map.of(
                            "charge", text(255),
                            "payment_intent", text(255),
                            "limit", integer(1, 100)),
                    Set.of());

    private final MoneyBack moneyBack;

    PaymentOperations(MoneyBack moneyBack) {
        this.moneyBack = moneyBack;
    }

    Supplier<Reply> readIntent(StripeCall call) {
        Branch parameters = call.parameters();
        StripeCall.ONLY_EXPAND.check("", parameters);
        Set<String> expand = StripeCall.expand(parameters, "", PaymentJson.intentExpandable(""));
        PaymentIntent intent = intent(call, "intent", call.pathParameter("id"));
        return () -> Reply.json(200, PaymentJson.intent(intent, expand));
    }

    Supplier<Reply> readCharge(StripeCall call) {
        StripeCall.ONLY_EXPAND.check("", call.parameters());
        Set<String> expand = StripeCall.expand(call.parameters(), "", PaymentJson.expandable(""));
        Charge charge = charge(call, "id", call.pathParameter("id"));
        return () -> Reply.json(200, PaymentJson.charge(charge, expand));
    }

    Supplier<Reply> refund(StripeCall call) {
        Branch parameters = call.parameters();
        REFUND.check("", parameters);
        Optional<String> ofIntent = parameters.text("payment_intent");
        Optional<String> ofCharge = parameters.text("charge");
        if (ofIntent.isPresent() == ofCharge.isPresent()) {
            throw StripeRefusal.invalid(
                    "parameter_missing",
                    "charge",
                    "One of the following params should be provided for this request: payment_intent"
                            + " or charge.");
        }
        PaymentIntent intent =
                ofIntent.map(id -> intent(call, "payment_intent", id))
                        .orElseGet(() -> charge(call, "charge", ofCharge.orElseThrow()).intent());
        boolean isReversing = parameters.text("reverse_transfer").equals(Optional.of("true"));
        if (isReversing && intent.session().order().intent().destination() == null) {
            throw StripeRefusal.invalid(
                    "reverse_transfer",
                    "Cannot reverse transfer on charge %s because it does not have an associated"
                                    .formatted(intent.charge().map(Charge::id).orElse("none"))
                            + " transfer.");
        }
        return () -> refunded(call, intent, parameters);
    }

    private Reply refunded(StripeCall call, PaymentIntent intent, Branch parameters) {
        synchronized (intent.session()) {
            try {
                Charge.Refund refund =
                        moneyBack.refund(
                                intent,
                                parameters.number("amount"),
                                parameters.text("reason").orElse(null),
                                parameters.branch("metadata").map(Branch::texts).orElse(Map.of()),
                                call.cause());
                return Reply.json(200, PaymentJson.refund(intent.charge().orElseThrow(), refund));
            } catch (ActionRefused refused) {
                throw StripeRefusal.invalid(null, String.valueOf(refused.getMessage()));
            }
        }
    }

    /** A payment's refunds, the newest first. */
    Supplier<Reply> refunds(StripeCall call) {
        Branch parameters = call.parameters();
        REFUNDS.check("", parameters);
        PaymentIntent intent =
                parameters
                        .text("payment_intent")
                        .map(id -> intent(call, "payment_intent", id))
                        .or(() -> parameters.text("charge").map(id -> ofCharge(call, id)))
                        .orElseThrow(() -> StripeRefusal.notInTwin("a list of all refunds"));
        int limit = parameters.number("limit").orElse(10L).intValue();
        return () -> {
            synchronized (intent.session()) {
                List<Charge.Refund> all = refunds(intent).reversed();
                List<JsonObject> data =
                        all.stream()
                                .limit(limit)
                                .map(one -> PaymentJson.refund(intent.charge().orElseThrow(), one))
                                .toList();
                return Reply.json(200, SessionJson.list("/v1/refunds", all.size() > limit, data));
            }
        };
    }

    Supplier<Reply> readRefund(StripeCall call) {
        StripeCall.ONLY_EXPAND.check("", call.parameters());
        String id = call.pathParameter("id");
        return () -> {
            for (PaymentIntent intent : call.account().intents()) {
                synchronized (intent.session()) {
                    for (Charge.Refund refund : refunds(intent)) {
                        if (refund.id().equals(id)) {
                            return Reply.json(
                                    200, PaymentJson.refund(intent.charge().orElseThrow(), refund));
                        }
                    }
                }
            }
            throw StripeRefusal.missing("refund", "refund", id);
        };
    }

    /** A payment's disputes, of which this twin has at most one. */
    Supplier<Reply> disputes(StripeCall call) {
        Branch parameters = call.parameters();
        DISPUTES.check("", parameters);
        PaymentIntent intent =
                parameters
                        .text("payment_intent")
                        .map(id -> intent(call, "payment_intent", id))
                        .or(() -> parameters.text("charge").map(id -> ofCharge(call, id)))
                        .orElseThrow(() -> StripeRefusal.notInTwin("a list of all disputes"));
        return () -> {
            synchronized (intent.session()) {
                List<JsonObject> found =
                        intent.charge().stream()
                                .flatMap(charge -> PaymentJson.disputes(charge).stream())
                                .toList();
                return Reply.json(200, SessionJson.list("/v1/disputes", false, found));
            }
        };
    }

    private static PaymentIntent ofCharge(StripeCall call, String id) {
        return charge(call, "charge", id).intent();
    }

    private static List<Charge.Refund> refunds(PaymentIntent intent) {
        return intent.charge().map(Charge::refunds).orElse(List.of());
    }

    static PaymentIntent intent(StripeCall call, String parameter, String id) {
        return call.account()
                .intent(id)
                .orElseThrow(() -> StripeRefusal.missing("payment_intent", parameter, id));
    }

    private static Charge charge(StripeCall call, String parameter, String id) {
        return call.account().intents().stream()
                .flatMap(intent -> intent.charge().stream())
                .filter(charge -> charge.id().equals(id))
                .findFirst()
                .orElseThrow(() -> StripeRefusal.missing("charge", parameter, id));
    }
}
