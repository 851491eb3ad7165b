package dev.catraca.sandbox.twins.stripe;

import static dev.catraca.sandbox.twins.stripe.StripeRefusal.invalid;
import static dev.catraca.sandbox.twins.stripe.StripeRefusal.notInTwin;

import dev.catraca.sandbox.twins.stripe.FormNode.Branch;
import dev.catraca.sandbox.twins.stripe.SessionOrder.IntentOrder;
import dev.catraca.sandbox.twins.stripe.SessionOrder.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a new session, and refuses what does not fit together. */
final class SessionReader {

    private static final Duration SHORTEST = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final long SMALLEST_TOTAL = 50;
    private static final long LARGEST_TOTAL = 99_999_999;
    private static final Branch NOTHING = new Branch(Map.of());

    private final Branch form;
    private final ApiVersion version;
    private final Instant now;

    private SessionReader(Branch form, ApiVersion version, Instant now) {
        this.form = form;
        this.version = version;
        this.now = now;
    }

    /** Throws {@link StripeRefusal} as Stripe refuses. */
    static SessionOrder read(Branch form, ApiVersion version, Instant now) {
        SessionParameters.RULE.check("", form);
        return new SessionReader(form, version, now).order();
    }

    private SessionOrder order() {
        checkModes();
        if (form.text("success_url").isEmpty()) {
            throw missing("success_url");
        }
        form.text("customer").ifPresent(SessionReader::refuseCustomer);
        List<Branch> items = lineItems();
        String currency = currency(items);
        List<Line> lines = lines(items);
        Branch options = form.branch("payment_method_options").orElse(NOTHING);
        checkInstalments(options, currency);
        SessionOrder order =
                new SessionOrder(
                        lines,
                        currency,
                        form.text("success_url").orElseThrow(),
                        form.text("cancel_url").orElse(null),
                        expiresAt(),
                        form.text("client_reference_id").orElse(null),
                        form.text("customer_email").orElse(null),
                        metadata(form),
                        methods(currency),
                        option(options, "boleto", "expires_after_days", 3).intValue(),
                        option(options, "pix", "expires_after_seconds", 86_400),
                        intent(),
                        form.text("locale").orElse(null),
                        form.text("submit_type").orElse(null));
        checkTotal(order);
        return order;
    }

    private void checkModes() {
        String mode = form.text("mode").orElseThrow();
        if (!mode.equals("payment")) {
            throw notInTwin("mode=" + mode);
        }
        form.text("ui_mode").ifPresent(this::checkUiMode);
    }

    private void checkUiMode(String asked) {
        Set<String> known =
                version.saysHostedPage()
                        ? Set.of("hosted_page", "embedded_page", "elements", "form")
                        : Set.of("hosted", "embedded", "custom");
        if (!known.contains(asked)) {
            throw invalid(
                    "ui_mode",
                    "Invalid ui_mode: must be one of "
                            + String.join(", ", known.stream().sorted().toList()));
        }
        if (!asked.equals(version.hostedUiMode())) {
            throw notInTwin("ui_mode=" + asked);
        }
    }

    private static void refuseCustomer(String customer) {
        throw invalid("resource_missing", "customer", "No such customer: '%s'".formatted(customer));
    }

    private List<Branch> lineItems() {
        List<Branch> items =
                form.branch("line_items").flatMap(Branch::items).orElse(List.of()).stream()
                        .map(Branch.class::cast)
                        .toList();
        if (items.isEmpty()) {
            throw missing("line_items");
        }
        return items;
    }

    private String currency(List<Branch> items) {
        List<String> currencies =
                items.stream()
                        .flatMap(item -> item.branch("price_data").stream())
                        .flatMap(price -> price.text("currency").stream())
                        .distinct()
                        .toList();
        if (currencies.size() > 1) {
            throw invalid(
                    "line_items", "All line items must have the same currency in payment mode.");
        }
        String currency = currencies.isEmpty() ? "brl" : currencies.getFirst();
        if (!form.text("currency").orElse(currency).equals(currency)) {
            throw invalid("currency", "The currency differs from that of the line items.");
        }
        return currency;
    }

    private static List<Line> lines(List<Branch> items) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            lines.add(line("line_items[%d]".formatted(i), items.get(i)));
        }
        return List.copyOf(lines);
    }

    private static Line line(String name, Branch item) {
        item.text("price")
                .ifPresent(
                        price -> {
                            throw invalid(
                                    "resource_missing",
                                    name + "[price]",
                                    "No such price: '%s'".formatted(price));
                        });
        Branch price = item.branch("price_data").orElseThrow(() -> missing(name + "[price_data]"));
        String at = name + "[price_data]";
        price.text("product")
                .ifPresent(
                        product -> {
                            throw invalid(
                                    "resource_missing",
                                    at + "[product]",
                                    "No such product: '%s'".formatted(product));
                        });
        Branch product =
                price.branch("product_data").orElseThrow(() -> missing(at + "[product_data]"));
        return new Line(
                Ids.random("li_1", 23),
                product.text("name").orElseThrow(),
                product.text("description").orElse(null),
                price.number("unit_amount").orElseThrow(() -> missing(at + "[unit_amount]")),
                item.number("quantity").orElseThrow());
    }

    /** Brazil's parcelado is not offered by Stripe; Mexico's and Japan's are not imitated. */
    private static void checkInstalments(Branch options, String currency) {
        boolean asked =
                options.branch("card")
                        .flatMap(card -> card.branch("installments"))
                        .flatMap(instalments -> instalments.text("enabled"))
                        .filter("true"::equals)
                        .isPresent();
        if (asked) {
            throw invalid(
                    "payment_method_options[card][installments][enabled]",
                    "Installments are not supported for %s.".formatted(currency));
        }
    }

    private Instant expiresAt() {
        long created = now.getEpochSecond();
        long expires = form.number("expires_at").orElse(created + LONGEST.toSeconds());
        if (expires < created + SHORTEST.toSeconds()) {
            throw invalid(
                    "expires_at",
                    "The `expires_at` timestamp must be at least 30 minutes from Checkout Session"
                            + " creation.");
        }
        if (expires > created + LONGEST.toSeconds()) {
            throw invalid(
                    "expires_at",
                    "The `expires_at` timestamp must be less than 24 hours from Checkout Session"
                            + " creation.");
        }
        return Instant.ofEpochSecond(expires);
    }

    private List<String> methods(String currency) {
        List<String> asked = form.texts("payment_method_types");
        if (asked.isEmpty()) {
            return currency.equals("brl") ? List.of("card", "boleto", "pix") : List.of("card");
        }
        for (String method : asked) {
            if (!method.equals("card") && !currency.equals("brl")) {
                throw invalid(
                        "payment_method_types",
                        "The payment method type `%s` cannot be used with currency %s."
                                .formatted(method, currency));
            }
        }
        return asked.stream().distinct().toList();
    }

    private static Long option(Branch options, String method, String name, long usual) {
        return options.branch(method).flatMap(one -> one.number(name)).orElse(usual);
    }

    private IntentOrder intent() {
        Branch data = form.branch("payment_intent_data").orElse(NOTHING);
        Branch transfer = data.branch("transfer_data").orElse(NOTHING);
        return new IntentOrder(
                metadata(data),
                data.text("description").orElse(null),
                data.text("receipt_email").orElse(null),
                data.text("statement_descriptor").orElse(null),
                data.text("transfer_group").orElse(null),
                account(data.text("on_behalf_of").orElse(null), "on_behalf_of"),
                account(transfer.text("destination").orElse(null), "transfer_data[destination]"),
                transfer.number("amount").orElse(null),
                data.number("application_fee_amount").orElse(null));
    }

    private static @Nullable String account(@Nullable String id, String parameter) {
        if (id != null && !id.startsWith("acct_")) {
            throw invalid(
                    "resource_missing",
                    "payment_intent_data[" + parameter + "]",
                    "No such destination: '%s'".formatted(id));
        }
        return id;
    }

    private static Map<String, String> metadata(Branch holder) {
        Map<String, String> given = holder.branch("metadata").orElse(NOTHING).texts();
        given.values().removeIf(String::isEmpty);
        return Map.copyOf(given);
    }

    private static void checkTotal(SessionOrder order) {
        long total;
        try {
            total = order.total();
        } catch (ArithmeticException overflow) {
            total = Long.MAX_VALUE;
        }
        if (total > LARGEST_TOTAL) {
            throw invalid(
                    "amount_too_large",
                    "line_items",
                    "The total amount due must be no more than 99999999.");
        }
        if (total > 0 && total < SMALLEST_TOTAL) {
            throw invalid(
                    "amount_too_small",
                    "line_items",
                    "The Checkout Session's total amount due must add up to at least 50 %s."
                            .formatted(order.currency()));
        }
        checkFee(order.intent(), total);
    }

    private static void checkFee(IntentOrder intent, long total) {
        String fee = "payment_intent_data[application_fee_amount]";
        if (intent.applicationFee() != null && intent.destination() == null) {
            throw invalid(fee, "An application_fee_amount needs a transfer_data[destination].");
        }
        if (intent.applicationFee() != null && intent.transferAmount() != null) {
            throw invalid(
                    fee, "You cannot pass both application_fee_amount and transfer_data[amount].");
        }
        if (orZero(intent.applicationFee()) > total || orZero(intent.transferAmount()) > total) {
            throw invalid(
                    "payment_intent_data", "A share cannot be greater than the total amount.");
        }
    }

    private static long orZero(@Nullable Long amount) {
        return amount == null ? 0 : amount;
    }

    private static StripeRefusal missing(String name) {
        return invalid("parameter_missing", name, "Missing required param: %s.".formatted(name));
    }
}
