package dev.catraca.adapters.gateways.asaas;

import static dev.catraca.adapters.gateways.http.JsonFields.isTrue;
import static dev.catraca.adapters.gateways.http.JsonFields.object;
import static dev.catraca.adapters.gateways.http.JsonFields.objects;
import static dev.catraca.adapters.gateways.http.JsonFields.text;

import dev.catraca.adapters.gateways.http.Answer;
import dev.catraca.adapters.gateways.http.UnexpectedAnswer;
import dev.catraca.domain.payment.PaymentId;
import dev.catraca.domain.payment.PaymentMethod;
import dev.catraca.domain.payment.RefundId;
import dev.catraca.domain.shared.Money;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What we read of Asaas' objects. Amounts and states are believed only in their own type; anything
 * else of them throws {@link UnexpectedAnswer}. What is written in words that we do not know is
 * kept as it is: Asaas adds words without saying so.
 */
final class AsaasWire {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.\\[\\]-]{1,100}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,5}");
    private static final Predicate<String> IS_UUID =
            Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}")
                    .asMatchPredicate();

    private AsaasWire() {}

    /**
     * Money that moved, or was meant to: a PIX, a card charge, or one of its instalments. Its days
     * are those of Brasília.
     *
     * @param back what went back, or is on its way back
     * @param denied what was to go back, and does not
     * @param chargeback how far the cardholder's bank has gone
     */
    record Payment(
            String id,
            Optional<String> checkout,
            Optional<String> installment,
            Optional<PaymentId> mark,
            String status,
            Optional<PaymentMethod> method,
            Money value,
            Optional<Money> net,
            List<Back> back,
            List<Back> denied,
            Optional<String> chargeback,
            boolean isDeleted,
            List<LocalDate> paidOn) {

        static Payment of(JsonObject json) {
            return new Payment(
                    required(json, "id"),
                    text(json, "checkoutSession"),
                    text(json, "installment"),
                    text(json, "externalReference").flatMap(AsaasWire::paymentId),
                    required(json, "status"),
                    text(json, "billingType").flatMap(AsaasWire::method),
                    AsaasMoney.money(json, "value"),
                    AsaasMoney.optional(json, "netValue"),
                    backOf(json).filter(it -> !isDenied(it)).map(Back::of).toList(),
                    backOf(json).filter(Payment::isDenied).map(Back::of).toList(),
                    object(json, "chargeback").map(it -> text(it, "status").orElse("")),
                    isTrue(json, "deleted"),
                    Stream.of("confirmedDate", "paymentDate", "clientPaymentDate")
                            .flatMap(name -> day(json, name).stream())
                            .toList());
        }

        /** The parts that went back for certain. */
        List<Money> refunds() {
            return back.stream().filter(Back::isDone).map(Back::value).toList();
        }

        private static Stream<JsonObject> backOf(JsonObject json) {
            if (json.getOrDefault("refunds", JsonValue.NULL).equals(JsonValue.NULL)) {
                return Stream.empty();
            }
            return objects(json, "refunds")
                    .orElseThrow(() -> new UnexpectedAnswer("refunds"))
                    .stream();
        }

        private static boolean isDenied(JsonObject refund) {
            return text(refund, "status").filter("CANCELLED"::equals).isPresent();
        }
    }

    /** Part of a payment that goes back, with what was said of it when it was asked for. */
    record Back(Money value, Optional<String> description, boolean isDone) {
        private static final String MARK = "Catraca ";

        /** What is said of a refund of ours. */
        static String mark(RefundId refund) {
            return MARK + refund;
        }

        /** The refund of ours that it is part of. */
        Optional<RefundId> refund() {
            return description
                    .filter(it -> it.startsWith(MARK))
                    .map(it -> it.substring(MARK.length()))
                    .filter(IS_UUID)
                    .map(UUID::fromString)
                    .map(RefundId::new);
        }

        static Back of(JsonObject json) {
            return new Back(
                    AsaasMoney.money(json, "value"),
                    text(json, "description"),
                    text(json, "status").filter("DONE"::equals).isPresent());
        }
    }

    /** The objects of a list answer. */
    static List<JsonObject> list(JsonObject json) {
        return objects(json, "data").orElseThrow(() -> new UnexpectedAnswer("data"));
    }

    /** The body of a success; every other answer is thrown as one that is not expected. */
    static JsonObject success(Answer answer) {
        if (answer.status() != 200) {
            throw new UnexpectedAnswer("status " + answer.status());
        }
        return answer.json().orElseThrow(() -> new UnexpectedAnswer("not JSON"));
    }

    /** The codes of Asaas' own error object, never its texts. Empty if the answer is not Asaas'. */
    static Optional<String> error(Answer answer) {
        return answer.json()
                .flatMap(json -> objects(json, "errors"))
                .filter(errors -> !errors.isEmpty())
                .map(
                        errors ->
                                errors.stream()
                                        .flatMap(it -> text(it, "code").stream())
                                        .filter(code -> CODE.matcher(code).matches())
                                        .distinct()
                                        .limit(5)
                                        .collect(Collectors.joining(" ")))
                .map(codes -> codes.isEmpty() ? "unspecified" : codes);
    }

    /** Asaas counts the seconds to the next window of its limits in a header of an older draft. */
    static Optional<Duration> retryAfter(Answer answer) {
        return answer.retryAfter()
                .or(
                        () ->
                                answer.header("ratelimit-reset")
                                        .filter(it -> SECONDS.matcher(it).matches())
                                        .map(it -> Duration.ofSeconds(Long.parseLong(it))));
    }

    static Optional<PaymentId> paymentId(String text) {
        return Optional.of(text).filter(IS_UUID).map(UUID::fromString).map(PaymentId::new);
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

    static String required(JsonObject json, String name) {
        return text(json, name).orElseThrow(() -> new UnexpectedAnswer(name));
    }

    private static Optional<PaymentMethod> method(String billingType) {
        return switch (billingType) {
            case "CREDIT_CARD", "DEBIT_CARD" -> Optional.of(PaymentMethod.CARD);
            case "PIX" -> Optional.of(PaymentMethod.PIX);
            case "BOLETO" -> Optional.of(PaymentMethod.BOLETO);
            default -> Optional.empty();
        };
    }

    /** Only for telling when, so that an odd one is as good as none. */
    private static Optional<LocalDate> day(JsonObject json, String name) {
        return text(json, name)
                .flatMap(
                        it -> {
                            try {
                                return Optional.of(LocalDate.parse(it));
                            } catch (DateTimeParseException odd) {
                                return Optional.empty();
                            }
                        });
    }
}
