package dev.catraca.sandbox.twins.stripe;

import dev.catraca.sandbox.twins.http.Fields;
import dev.catraca.sandbox.twins.http.JsonText;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A {@code checkout.session} as Stripe spells it. */
final class SessionJson {

    static final String LINE_ITEMS = "line_items";
    static final String INTENT = "payment_intent";

    /** What {@code expand[]} may name. */
    static final Set<String> EXPANDABLE =
            Stream.concat(
                            Stream.of(LINE_ITEMS, INTENT, "customer", "subscription", "invoice"),
                            PaymentJson.intentExpandable(INTENT + ".").stream())
                    .collect(Collectors.toUnmodifiableSet());

    private static final JsonObject NO_TAX =
            Fields.object()
                    .with("enabled", false)
                    .without("liability", "provider", "status")
                    .build();
    private static final JsonObject NO_TEXT =
            Fields.object()
                    .without(
                            "after_submit",
                            "shipping_address",
                            "submit",
                            "terms_of_service_acceptance")
                    .build();
    private static final JsonObject DISABLED = Fields.object().with("enabled", false).build();
    private static final JsonObject NOTHING_OFF =
            Fields.object()
                    .with("amount_discount", 0)
                    .with("amount_shipping", 0)
                    .with("amount_tax", 0)
                    .build();

    private final String payBase;

    /** Where the payment page is: {@code http://localhost:9081/stripe/c/pay/}. */
    SessionJson(String payBase) {
        this.payBase = payBase;
    }

    JsonObject of(Session session) {
        return of(session, Set.of());
    }

    JsonObject of(Session session, Set<String> expand) {
        synchronized (session) {
            SessionOrder order = session.order();
            Fields json =
                    Fields.object()
                            .with("id", session.id())
                            .with("object", "checkout.session")
                            .without("adaptive_pricing", "after_expiration")
                            .without("allow_promotion_codes")
                            .with("amount_subtotal", order.total())
                            .with("amount_total", order.total())
                            .with("automatic_tax", NO_TAX)
                            .without("billing_address_collection")
                            .with("cancel_url", order.cancelUrl())
                            .with("client_reference_id", order.clientReferenceId())
                            .without("client_secret", "collected_information", "consent")
                            .without("consent_collection")
                            .with("created", session.created().getEpochSecond())
                            .with("currency", order.currency())
                            .without("currency_conversion")
                            .with("custom_fields", JsonValue.EMPTY_JSON_ARRAY)
                            .with("custom_text", NO_TEXT)
                            .without("customer")
                            .with("customer_creation", "if_required")
                            .with("customer_details", details(session))
                            .with("customer_email", order.customerEmail())
                            .with("discounts", JsonValue.EMPTY_JSON_ARRAY)
                            .with("expires_at", order.expiresAt().getEpochSecond())
                            .without("invoice", "invoice_creation");
            if (expand.contains(LINE_ITEMS)) {
                json.with(LINE_ITEMS, lineItems(session));
            }
            json.with("livemode", session.account().isLive())
                    .with("locale", order.locale())
                    .with("metadata", JsonText.map(order.metadata()))
                    .with("mode", "payment")
                    .with(INTENT, intent(session, expand))
                    .without("payment_link")
                    .with("payment_method_collection", "if_required")
                    .without("payment_method_configuration_details")
                    .with("payment_method_options", options(order))
                    .with("payment_method_types", JsonText.strings(order.paymentMethodTypes()))
                    .with("payment_status", session.paymentStatus())
                    .without("permissions")
                    .with("phone_number_collection", DISABLED)
                    .without("recovered_from", "saved_payment_method_options", "setup_intent")
                    .without("shipping_address_collection", "shipping_cost")
                    .with("shipping_options", JsonValue.EMPTY_JSON_ARRAY)
                    .with("status", session.status().name().toLowerCase(Locale.ROOT))
                    .with("submit_type", order.submitType())
                    .without("subscription")
                    .with("success_url", order.successUrl())
                    .with("total_details", NOTHING_OFF)
                    .with("ui_mode", session.version().hostedUiMode())
                    .with("url", session.isOpen() ? payBase + session.id() : null)
                    .without("wallet_options");
            return json.build();
        }
    }

    private static JsonValue intent(Session session, Set<String> expand) {
        Set<String> ofIntent = PaymentJson.beyond(INTENT, expand);
        return session.intent()
                .map(
                        intent ->
                                expand.contains(INTENT) || !ofIntent.isEmpty()
                                        ? PaymentJson.intent(intent, ofIntent)
                                        : JsonText.string(intent.id()))
                .orElse(JsonValue.NULL);
    }

    private static @Nullable JsonValue details(Session session) {
        String email =
                session.payer().map(Session.Payer::email).orElse(session.order().customerEmail());
        if (email == null) {
            return null;
        }
        return Fields.object()
                .without("address", "business_name")
                .with("email", email)
                .without("individual_name")
                .with("name", session.payer().map(Session.Payer::name).orElse(null))
                .without("phone")
                .with("tax_exempt", "none")
                .with(
                        "tax_ids",
                        session.payer().isPresent() ? JsonValue.EMPTY_JSON_ARRAY : JsonValue.NULL)
                .build();
    }

    private static JsonObject options(SessionOrder order) {
        Fields options = Fields.object();
        for (String method : order.paymentMethodTypes()) {
            switch (method) {
                case "boleto" ->
                        options.with(
                                method,
                                Fields.object()
                                        .with("expires_after_days", order.boletoDays())
                                        .build());
                case "pix" ->
                        options.with(
                                method,
                                Fields.object()
                                        .with("expires_after_seconds", order.pixSeconds())
                                        .build());
                default ->
                        options.with(
                                method,
                                Fields.object()
                                        .with("request_three_d_secure", "automatic")
                                        .build());
            }
        }
        return options.build();
    }

    static JsonObject lineItems(Session session) {
        return list(
                "/v1/checkout/sessions/" + session.id() + "/line_items",
                false,
                session.order().lines().stream().map(line -> line(session, line)).toList());
    }

    private static JsonObject line(Session session, SessionOrder.Line line) {
        String currency = session.order().currency();
        return Fields.object()
                .with("id", line.id())
                .with("object", "item")
                .with("adjustable_quantity", (JsonValue) null)
                .with("amount_discount", 0)
                .with("amount_subtotal", line.amount())
                .with("amount_tax", 0)
                .with("amount_total", line.amount())
                .with("currency", currency)
                .with("description", line.name())
                .with("metadata", JsonValue.EMPTY_JSON_OBJECT)
                .with(
                        "price",
                        Fields.object()
                                .with("id", "price_" + line.id().substring(3))
                                .with("object", "price")
                                .with("active", false)
                                .with("billing_scheme", "per_unit")
                                .with("created", session.created().getEpochSecond())
                                .with("currency", currency)
                                .with("livemode", session.account().isLive())
                                .with("metadata", JsonValue.EMPTY_JSON_OBJECT)
                                .with("product", "prod_" + line.id().substring(3))
                                .without("recurring")
                                .with("type", "one_time")
                                .with("unit_amount", line.unitAmount())
                                .with("unit_amount_decimal", Long.toString(line.unitAmount()))
                                .build())
                .with("quantity", line.quantity())
                .build();
    }

    static JsonObject list(String url, boolean more, List<JsonObject> data) {
        return Fields.object()
                .with("object", "list")
                .with("data", JsonText.array(data, one -> one))
                .with("has_more", more)
                .with("url", url)
                .build();
    }
}
