package dev.catraca.adapters.gateways.stripe;

import static dev.catraca.adapters.gateways.http.JsonFields.integer;
import static dev.catraca.adapters.gateways.http.JsonFields.isTrue;
import static dev.catraca.adapters.gateways.http.JsonFields.object;
import static dev.catraca.adapters.gateways.http.JsonFields.text;

import dev.catraca.adapters.gateways.http.Answer;
import dev.catraca.adapters.gateways.http.JsonFields;
import dev.catraca.domain.payment.ChargeFact.Dispute;
import dev.catraca.domain.payment.PaymentId;
import dev.catraca.domain.payment.PaymentMethod;
import dev.catraca.domain.shared.Money;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What we read of Stripe's objects. A field that must be there and is not, or has another type,
 * throws {@link UnexpectedAnswer}.
 */
final class StripeWire {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.\\[\\]-]{1,100}");
    private static final Predicate<String> IS_UUID =
            Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}")
                    .asMatchPredicate();

    private StripeWire() {}

    /** The page to pay on, and what became of it. */
    record Session(
            String id,
            String status,
            String paymentStatus,
            Optional<Money> total,
            Optional<PaymentId> payment,
            Optional<String> url,
            Instant created,
            Instant expiresAt,
            Optional<String> intentId,
            Optional<Intent> intent) {

        static Session of(JsonObject json) {
            return new Session(
                    required(json, "id"),
                    required(json, "status"),
                    required(json, "payment_status"),
                    integer(json, "amount_total").map(_ -> money(json, "amount_total")),
                    paymentId(text(json, "client_reference_id")),
                    text(json, "url"),
                    time(json, "created"),
                    time(json, "expires_at"),
                    idOf(json, "payment_intent"),
                    object(json, "payment_intent").map(Intent::of));
        }
    }

    /** The attempts to pay on it: the last failure, the last charge. */
    record Intent(
            String id,
            String status,
            Optional<String> failure,
            Instant created,
            Optional<Instant> canceledAt,
            Optional<String> chargeId,
            Optional<Charge> charge) {

        static Intent of(JsonObject json) {
            return new Intent(
                    required(json, "id"),
                    required(json, "status"),
                    object(json, "last_payment_error")
                            .map(error -> codes(error, "decline_code", "code", "type"))
                            .map(codes -> codes.findFirst().orElse("unspecified")),
                    time(json, "created"),
                    integer(json, "canceled_at").map(Instant::ofEpochSecond),
                    idOf(json, "latest_charge"),
                    object(json, "latest_charge").map(Charge::of));
        }

        /** Whether the charge was asked for in full and came as an id only. */
        boolean hidesCharge() {
            return chargeId.isPresent() && charge.isEmpty();
        }
    }

    /** Money that moved, or was meant to. */
    record Charge(
            Money captured,
            Money refunded,
            boolean isDisputed,
            Optional<PaymentMethod> method,
            Instant created) {

        static Charge of(JsonObject json) {
            return new Charge(
                    money(json, "amount_captured"),
                    money(json, "amount_refunded"),
                    isTrue(json, "disputed"),
                    object(json, "payment_method_details")
                            .flatMap(details -> text(details, "type"))
                            .flatMap(StripeWire::method),
                    time(json, "created"));
        }
    }

    /** The worst of the disputes about one payment. */
    static Dispute worst(List<JsonObject> disputes) {
        return disputes.stream()
                .map(json -> dispute(required(json, "status")))
                .max(Enum::compareTo)
                // The charge says that there is one, so the list is behind.
                .orElse(Dispute.OPEN);
    }

    /**
     * An inquiry ({@code warning_…}) counts: the bank is asking. A dispute that was won is over.
     */
    private static Dispute dispute(String status) {
        return switch (status) {
            case "won", "warning_closed", "prevented" -> Dispute.NONE;
            case "needs_response", "under_review" -> Dispute.OPEN;
            case "warning_needs_response", "warning_under_review" -> Dispute.OPEN;
            case "lost" -> Dispute.LOST;
            default -> throw new UnexpectedAnswer("dispute-status");
        };
    }

    /** Wallets and others that we have no name for are left out. */
    private static Optional<PaymentMethod> method(String type) {
        return switch (type) {
            case "card" -> Optional.of(PaymentMethod.CARD);
            case "pix" -> Optional.of(PaymentMethod.PIX);
            case "boleto" -> Optional.of(PaymentMethod.BOLETO);
            default -> Optional.empty();
        };
    }

    /**
     * Stripe's own error object in short: type, code and parameter, never its text. Empty if the
     * answer is not Stripe's.
     */
    static Optional<String> error(Answer answer) {
        return answer.json()
                .flatMap(json -> object(json, "error"))
                .filter(error -> text(error, "type").isPresent())
                .map(
                        error ->
                                codes(error, "type", "code", "decline_code", "param")
                                        .collect(Collectors.joining(" ")));
    }

    static boolean isError(Answer answer, String field, String value) {
        return answer.json()
                .flatMap(json -> object(json, "error"))
                .flatMap(error -> text(error, field))
                .filter(value::equals)
                .isPresent();
    }

    /** Whether Stripe repeats a failure that it keeps under the idempotency key. */
    static boolean isStoredFailure(Answer answer) {
        return answer.status() >= 500
                && answer.header("idempotent-replayed").filter("true"::equals).isPresent();
    }

    static Optional<PaymentId> paymentId(Optional<String> text) {
        return text.filter(IS_UUID).map(UUID::fromString).map(PaymentId::new);
    }

    /** The objects of a list answer. */
    static List<JsonObject> list(JsonObject json) {
        return JsonFields.objects(json, "data").orElseThrow(() -> new UnexpectedAnswer("data"));
    }

    /** The id of an object that is there in full or as its id. */
    static Optional<String> idOf(JsonObject json, String name) {
        return object(json, name).flatMap(it -> text(it, "id")).or(() -> text(json, name));
    }

    /** Where to send a buyer; empty for what is no address. */
    static Optional<URI> page(String url) {
        try {
            var page = new URI(url);
            return page.getHost() != null && List.of("https", "http").contains(page.getScheme())
                    ? Optional.of(page)
                    : Optional.empty();
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    private static Stream<String> codes(JsonObject json, String... names) {
        return Stream.of(names)
                .flatMap(name -> text(json, name).stream())
                .filter(code -> CODE.matcher(code).matches());
    }

    private static String required(JsonObject json, String name) {
        return text(json, name).orElseThrow(() -> new UnexpectedAnswer(name));
    }

    private static Instant time(JsonObject json, String name) {
        return integer(json, name)
                .filter(seconds -> seconds > 0 && seconds < 1L << 40)
                .map(Instant::ofEpochSecond)
                .orElseThrow(() -> new UnexpectedAnswer(name));
    }

    private static Money money(JsonObject json, String name) {
        var amount =
                integer(json, name)
                        .filter(it -> it >= 0)
                        .orElseThrow(() -> new UnexpectedAnswer(name));
        return StripeMoney.money(amount, required(json, "currency"));
    }
}
