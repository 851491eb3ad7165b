package dev.catraca.adapters.gateways.stripe;

import static dev.catraca.adapters.gateways.http.JsonFields.integer;
import static dev.catraca.adapters.gateways.http.JsonFields.isTrue;
import static dev.catraca.adapters.gateways.http.JsonFields.object;
import static dev.catraca.adapters.gateways.http.JsonFields.text;

import dev.catraca.adapters.gateways.http.Answer;
import dev.catraca.adapters.gateways.http.JsonFields;
import dev.catraca.adapters.gateways.http.UnexpectedAnswer;
import dev.catraca.domain.payment.ChargeFact.Dispute;
import dev.catraca.domain.payment.ChargeFact.FailedRefund;
import dev.catraca.domain.payment.PaymentId;
import dev.catraca.domain.payment.PaymentMethod;
import dev.catraca.domain.payment.RefundId;
import dev.catraca.domain.shared.Money;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What we read of Stripe's objects. Few fields must be there, so that whoever speaks Stripe's
 * format in short is understood too; but a field that is there is believed only in its own type.
 * Anything else throws {@link UnexpectedAnswer}.
 */
final class StripeWire {
    private static final Set<String> PASSING =
            Set.of("balance_insufficient", "insufficient_funds", "lock_timeout");

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.\\[\\]-]{1,100}");
    private static final Predicate<String> IS_UUID =
            Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}")
                    .asMatchPredicate();

    private StripeWire() {}

    /**
     * The page to pay on, and what became of it. The amount is in Stripe's minor unit; the marks
     * are what came back of our own reference: itself, and its copy in the metadata.
     */
    record Session(
            String id,
            Optional<String> status,
            Optional<String> paymentStatus,
            Optional<Long> amount,
            Optional<String> currency,
            List<String> marks,
            Optional<String> url,
            Optional<Instant> created,
            Optional<Instant> expiresAt,
            Optional<String> intentId,
            Optional<Intent> intent) {

        static Session of(JsonObject json) {
            var metadata = object(json, "metadata").orElse(JsonValue.EMPTY_JSON_OBJECT);
            return new Session(
                    required(json, "id"),
                    optionalText(json, "status"),
                    optionalText(json, "payment_status"),
                    optionalAmount(json, "amount_total"),
                    optionalText(json, "currency"),
                    Stream.of(
                                    optionalText(json, "client_reference_id"),
                                    optionalText(metadata, "payment"))
                            .flatMap(Optional::stream)
                            .toList(),
                    optionalText(json, "url"),
                    optionalTime(json, "created"),
                    optionalTime(json, "expires_at"),
                    idOf(json, "payment_intent"),
                    object(json, "payment_intent").map(Intent::of));
        }

        /** Empty unless both amount and currency are told. */
        Optional<Money> total() {
            return amount.flatMap(it -> currency.map(code -> StripeMoney.money(it, code)));
        }

        /** Ours that it says it belongs to. */
        Optional<PaymentId> payment() {
            return marks.stream().map(StripeWire::paymentId).flatMap(Optional::stream).findFirst();
        }

        /** Whether nothing of what it tells is of another payment. */
        boolean isOf(PaymentId id) {
            return marks.stream().allMatch(it -> paymentId(it).equals(Optional.of(id)));
        }

        /** Whether nothing of what it tells is of another amount. */
        boolean isWorth(Money asked) {
            var asStripeSays = StripeMoney.amount(asked).orElseThrow();
            return amount.filter(it -> it != asStripeSays).isEmpty()
                    && currency.filter(it -> !it.equalsIgnoreCase(asked.currencyCode())).isEmpty();
        }
    }

    /** The attempts to pay on it: the last failure, the last charge. */
    record Intent(
            String id,
            String status,
            Optional<String> failure,
            Optional<Instant> created,
            Optional<Instant> canceledAt,
            Optional<String> chargeId,
            Optional<Charge> charge) {

        static Intent of(JsonObject json) {
            return new Intent(
                    required(json, "id"),
                    optionalText(json, "status").orElse(""),
                    object(json, "last_payment_error")
                            .map(error -> codes(error, "decline_code", "code", "type"))
                            .map(codes -> codes.findFirst().orElse("unspecified")),
                    optionalTime(json, "created"),
                    optionalTime(json, "canceled_at"),
                    idOf(json, "latest_charge"),
                    object(json, "latest_charge").map(Charge::of));
        }

        /** Whether the charge was asked for in full and came as an id only. */
        boolean hidesCharge() {
            return chargeId.isPresent() && charge.isEmpty();
        }
    }

    /** Money that moved, or was meant to. What came of it is as it should be unless told. */
    record Charge(
            Optional<Money> captured,
            Optional<Money> refunded,
            Optional<Refunds> refunds,
            Optional<Money> fee,
            boolean isDisputed,
            Optional<PaymentMethod> method,
            Optional<Instant> created) {

        static Charge of(JsonObject json) {
            if (isTrue(json, "refunded") && optionalAmount(json, "amount_refunded").isEmpty()) {
                throw new UnexpectedAnswer("amount_refunded");
            }
            return new Charge(
                    optionalMoney(json, "amount_captured"),
                    optionalMoney(json, "amount_refunded"),
                    object(json, "refunds").map(Refunds::of),
                    object(json, "balance_transaction").flatMap(it -> StripeWire.fee(it, json)),
                    isTrue(json, "disputed"),
                    object(json, "payment_method_details")
                            .flatMap(details -> text(details, "type"))
                            .flatMap(StripeWire::method),
                    optionalTime(json, "created"));
        }
    }

    /**
     * What Stripe keeps of a charge, as soon as that is booked. Where Stripe settles in another
     * currency than the buyer paid in, it is no part of what arrived, and as good as not told.
     */
    private static Optional<Money> fee(JsonObject booked, JsonObject charge) {
        return Optional.of(booked)
                .filter(it -> text(it, "currency").equals(text(charge, "currency")))
                .flatMap(it -> optionalMoney(it, "fee"));
    }

    /**
     * The refunds of one charge. Whether Stripe's own sum of them still counts those that failed is
     * not documented, so they are added up here; {@code isComplete} says whether these are all.
     */
    record Refunds(Optional<Money> alive, List<FailedRefund> failed, boolean isComplete) {
        static Refunds of(JsonObject list) {
            var all = list(list);
            return new Refunds(
                    all.stream()
                            .filter(it -> !hasFailed(it))
                            .map(Refunds::amount)
                            .reduce(Money::plus),
                    all.stream().filter(Refunds::hasFailed).map(Refunds::failure).toList(),
                    !isTrue(list, "has_more"));
        }

        private static boolean hasFailed(JsonObject refund) {
            return switch (required(refund, "status")) {
                case "failed", "canceled" -> true;
                case "succeeded", "pending", "requires_action" -> false;
                default -> throw new UnexpectedAnswer("refund-status");
            };
        }

        private static FailedRefund failure(JsonObject refund) {
            return new FailedRefund(
                    mark(refund, StripeForm.REFUND)
                            .filter(IS_UUID)
                            .map(UUID::fromString)
                            .map(RefundId::new),
                    amount(refund),
                    codes(refund, "failure_reason", "status").findFirst().orElse("failed"));
        }

        private static Money amount(JsonObject refund) {
            return optionalMoney(refund, "amount")
                    .orElseThrow(() -> new UnexpectedAnswer("refund without amount"));
        }
    }

    /** Money that went on to another account, and what came back; the mark is our own id of it. */
    record Transfer(String id, Money amount, Money reversed, Optional<String> mark) {
        private static final Predicate<String> IS_ID =
                Pattern.compile("tr_[A-Za-z0-9_-]{1,200}").asMatchPredicate();

        static Transfer of(JsonObject json) {
            var amount =
                    optionalMoney(json, "amount")
                            .orElseThrow(() -> new UnexpectedAnswer("transfer without amount"));
            var id = required(json, "id");
            if (!IS_ID.test(id)) {
                throw new UnexpectedAnswer("id");
            }
            return new Transfer(
                    id,
                    amount,
                    optionalMoney(json, "amount_reversed").orElse(Money.zero(amount.currency())),
                    StripeWire.mark(json, StripeForm.TRANSFER));
        }
    }

    private static final Predicate<String> IS_REFUND =
            Pattern.compile("(re|pyr)_[A-Za-z0-9_-]{1,200}").asMatchPredicate();

    /** Stripe's own id of a refund. */
    static String refundId(JsonObject refund) {
        var id = required(refund, "id");
        if (!IS_REFUND.test(id)) {
            throw new UnexpectedAnswer("id");
        }
        return id;
    }

    /** What an object carries of ours under this name. */
    static Optional<String> mark(JsonObject json, String name) {
        return object(json, "metadata").flatMap(it -> text(it, name));
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

    /** Whether the refusal may be otherwise later, although Stripe keeps it under the key. */
    static boolean isPassing(Answer answer) {
        return PASSING.stream().anyMatch(it -> isError(answer, "code", it));
    }

    /** What a 200 says; throws {@link UnexpectedAnswer} for anything else. */
    static JsonObject success(Answer answer) {
        if (answer.status() != 200) {
            throw new UnexpectedAnswer("status " + answer.status());
        }
        return answer.json().orElseThrow(() -> new UnexpectedAnswer("not JSON"));
    }

    /** Whether Stripe repeats a failure that it keeps under the idempotency key. */
    static boolean isStoredFailure(Answer answer) {
        return answer.status() >= 500
                && answer.header("idempotent-replayed").filter("true"::equals).isPresent();
    }

    /** This answer, unless Stripe failed just now: a failure that it only repeats is an answer. */
    static Answer orNewServerError(Answer answer) {
        return isStoredFailure(answer) ? answer : answer.orServerError();
    }

    static Optional<PaymentId> paymentId(String text) {
        return Optional.of(text).filter(IS_UUID).map(UUID::fromString).map(PaymentId::new);
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

    static String required(JsonObject json, String name) {
        return text(json, name).orElseThrow(() -> new UnexpectedAnswer(name));
    }

    private static Optional<String> optionalText(JsonObject json, String name) {
        return optional(json, name, JsonFields::text);
    }

    private static Optional<Instant> optionalTime(JsonObject json, String name) {
        return optional(
                json,
                name,
                (it, time) ->
                        integer(it, time)
                                .filter(seconds -> seconds > 0 && seconds < 1L << 40)
                                .map(Instant::ofEpochSecond));
    }

    private static Optional<Long> optionalAmount(JsonObject json, String name) {
        return optional(
                json, name, (it, amount) -> integer(it, amount).filter(minor -> minor >= 0));
    }

    private static Optional<Money> optionalMoney(JsonObject json, String name) {
        return optionalAmount(json, name)
                .map(it -> StripeMoney.money(it, required(json, "currency")));
    }

    /** Empty if it is not there, or null; what is there must be readable. */
    private static <T> Optional<T> optional(
            JsonObject json, String name, BiFunction<JsonObject, String, Optional<T>> reading) {
        if (json.getOrDefault(name, JsonValue.NULL).equals(JsonValue.NULL)) {
            return Optional.empty();
        }
        return Optional.of(reading.apply(json, name).orElseThrow(() -> new UnexpectedAnswer(name)));
    }
}
