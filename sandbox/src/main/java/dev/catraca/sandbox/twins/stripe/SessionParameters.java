package dev.catraca.sandbox.twins.stripe;

import static dev.catraca.sandbox.twins.stripe.Rule.integer;
import static dev.catraca.sandbox.twins.stripe.Rule.list;
import static dev.catraca.sandbox.twins.stripe.Rule.metadata;
import static dev.catraca.sandbox.twins.stripe.Rule.notInTwin;
import static dev.catraca.sandbox.twins.stripe.Rule.object;
import static dev.catraca.sandbox.twins.stripe.Rule.oneOf;
import static dev.catraca.sandbox.twins.stripe.Rule.text;
import static dev.catraca.sandbox.twins.stripe.Rule.truth;
import static dev.catraca.sandbox.twins.stripe.Rule.url;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The parameters of {@code POST /v1/checkout/sessions}: their names and forms, after
 * https://docs.stripe.com/api/checkout/sessions/create. What lies between several of them is for
 * {@link SessionReader}.
 */
final class SessionParameters {

    /** Real parameters that would change what happens, and that the twin does not imitate. */
    private static final List<String> NOT_IN_TWIN =
            List.of(
                    "adaptive_pricing",
                    "after_expiration",
                    "automatic_tax",
                    "branding_settings",
                    "consent_collection",
                    "custom_fields",
                    "customer_account",
                    "customer_update",
                    "discounts",
                    "excluded_payment_method_types",
                    "integration_identifier",
                    "invoice_creation",
                    "name_collection",
                    "optional_items",
                    "origin_context",
                    "payment_method_collection",
                    "payment_method_configuration",
                    "payment_method_data",
                    "permissions",
                    "redirect_on_completion",
                    "return_url",
                    "saved_payment_method_options",
                    "setup_intent_data",
                    "shipping_address_collection",
                    "shipping_options",
                    "subscription_data",
                    "wallet_options");

    private static final Rule PRICE_DATA =
            object(
                    Map.of(
                            "currency", Rule.currency(),
                            "product", text(255),
                            "product_data", productData(),
                            "unit_amount", integer(0, 999_999_999_999L),
                            "unit_amount_decimal", notInTwin(),
                            "recurring", notInTwin(),
                            "tax_behavior", oneOf("exclusive", "inclusive", "unspecified")),
                    Set.of("currency"));

    private static final Rule LINE_ITEM =
            object(
                    Map.of(
                            "price", text(255),
                            "price_data", PRICE_DATA,
                            "quantity", integer(1, 999_999),
                            "adjustable_quantity", notInTwin(),
                            "dynamic_tax_rates", notInTwin(),
                            "metadata", metadata(),
                            "tax_rates", notInTwin()),
                    Set.of("quantity"));

    private static final Rule INTENT_DATA =
            object(
                    Map.ofEntries(
                            Map.entry("application_fee_amount", integer(0, 99_999_999)),
                            Map.entry("capture_method", oneOf("automatic", "automatic_async")),
                            Map.entry("description", text(1000)),
                            Map.entry("metadata", metadata()),
                            Map.entry("on_behalf_of", text(255)),
                            Map.entry("receipt_email", Rule.email()),
                            Map.entry("setup_future_usage", notInTwin()),
                            Map.entry("shipping", notInTwin()),
                            Map.entry("statement_descriptor", text(22)),
                            Map.entry("statement_descriptor_suffix", text(22)),
                            Map.entry(
                                    "transfer_data",
                                    object(
                                            Map.of(
                                                    "amount", integer(1, 99_999_999),
                                                    "destination", text(255)),
                                            Set.of("destination"))),
                            Map.entry("transfer_group", text(255))),
                    Set.of());

    private static final Rule METHOD_OPTIONS =
            object(
                    Map.of(
                            "boleto",
                            object(
                                    Map.of(
                                            "expires_after_days", integer(0, 60),
                                            "setup_future_usage", oneOf("none")),
                                    Set.of()),
                            "card",
                            object(
                                    Map.of(
                                            "installments",
                                            object(Map.of("enabled", truth()), Set.of()),
                                            "request_three_d_secure",
                                            oneOf("any", "automatic", "challenge")),
                                    Set.of()),
                            "pix",
                            object(
                                    Map.of("expires_after_seconds", integer(10, 1_209_600)),
                                    Set.of())),
                    Set.of());

    static final Rule RULE = object(known(), Set.of("mode"));

    private SessionParameters() {}

    private static Rule productData() {
        return object(
                Map.of(
                        "name", text(1500),
                        "description", text(40_000),
                        "images", list(8, url()),
                        "metadata", metadata(),
                        "tax_code", text(255),
                        "unit_label", text(12)),
                Set.of("name"));
    }

    private static Map<String, Rule> known() {
        Map<String, Rule> known = new HashMap<>();
        NOT_IN_TWIN.forEach(name -> known.put(name, notInTwin()));
        Rule enabled = object(Map.of("enabled", truth()), Set.of("enabled"));
        known.put("allow_promotion_codes", truth());
        known.put("billing_address_collection", oneOf("auto", "required"));
        known.put("cancel_url", url());
        known.put("client_reference_id", text(200));
        known.put("currency", Rule.currency());
        known.put("custom_text", notInTwin());
        known.put("customer", text(255));
        known.put("customer_creation", oneOf("always", "if_required"));
        known.put("customer_email", Rule.email());
        known.put("expand", StripeCall.EXPAND);
        known.put("expires_at", integer(0, 99_999_999_999L));
        known.put("line_items", list(100, LINE_ITEM));
        known.put("locale", text(10));
        known.put("metadata", metadata());
        known.put("mode", oneOf("payment", "setup", "subscription"));
        known.put("payment_intent_data", INTENT_DATA);
        known.put("payment_method_options", METHOD_OPTIONS);
        known.put("payment_method_types", list(100, oneOf("card", "boleto", "pix")));
        known.put("phone_number_collection", enabled);
        known.put("submit_type", oneOf("auto", "book", "donate", "pay", "subscribe"));
        known.put("success_url", url());
        known.put("tax_id_collection", enabled);
        known.put("ui_mode", text(50));
        return known;
    }
}
