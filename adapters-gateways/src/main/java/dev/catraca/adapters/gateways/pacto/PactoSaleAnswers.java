package dev.catraca.adapters.gateways.pacto;

import static dev.catraca.adapters.gateways.pacto.PactoWire.label;

import dev.catraca.adapters.gateways.http.Answer;
import dev.catraca.adapters.gateways.http.UnexpectedAnswer;
import dev.catraca.adapters.gateways.pacto.PactoWire.Envelope;
import dev.catraca.application.payment.port.SaleOutcome;
import dev.catraca.application.payment.port.SaleOutcome.Approved;
import dev.catraca.application.payment.port.SaleOutcome.Declined;
import dev.catraca.application.payment.port.SaleOutcome.Issued;
import dev.catraca.application.payment.port.SaleOutcome.NotSent;
import dev.catraca.application.payment.port.SaleOutcome.Refused;
import dev.catraca.application.payment.port.SaleOutcome.Unclear;
import dev.catraca.application.payment.port.SaleRequest;
import dev.catraca.domain.payment.ChargeReference;
import dev.catraca.domain.payment.PaymentMethod;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What the answer to a sale means. In doubt it is unclear, and never approved. */
final class PactoSaleAnswers {
    private static final Set<String> APPROVED = Set.of("APROVADA", "APROVADO");

    /** A bad key is not repaired in seconds. */
    private static final Duration KEY_AGAIN = Duration.ofMinutes(1);

    private final PactoSaleSettings settings;
    private final PactoVouchers vouchers;

    PactoSaleAnswers(PactoSaleSettings settings, Clock clock) {
        this.settings = settings;
        this.vouchers = new PactoVouchers(settings.zone(), clock);
    }

    SaleOutcome outcome(Answer answer, SaleRequest request) {
        var envelope = Envelope.of(answer);
        return switch (answer.status()) {
            case 200, 201 ->
                    envelope.map(it -> answered(it, request)).orElseGet(() -> noJson(answer));
            // Pacto knows nobody by this key, so it sold nothing.
            case 401, 403 -> new NotSent("key-refused", Optional.of(KEY_AGAIN));
            case 429 -> new NotSent("rate-limited", answer.retryAfter());
            case 400, 402, 404, 405, 415, 422 ->
                    envelope.flatMap(Envelope::error)
                            .map(it -> definite(it, answer.status()))
                            // Somebody on the way answered: who knows what became of the request.
                            .orElseGet(() -> noJson(answer));
            default -> new Unclear("status " + answer.status());
        };
    }

    private SaleOutcome definite(String error, int status) {
        if (settings.isDecline(error)) {
            return new Declined(PactoWire.code(error));
        }
        return status == 402
                ? new Unclear("status 402, error " + error)
                : new Refused(error.equals("unspecified") ? "status " + status : error);
    }

    private static Unclear noJson(Answer answer) {
        return new Unclear(
                "no JSON, status %d, %d characters"
                        .formatted(answer.status(), answer.body().length()));
    }

    private SaleOutcome answered(Envelope envelope, SaleRequest request) {
        var word = word(envelope);
        var error = envelope.error();
        if (word.filter(settings::isDecline).isPresent()
                || error.filter(settings::isDecline).isPresent()) {
            return new Declined(PactoWire.code(word.or(() -> error).orElse("")));
        }
        if (error.isPresent()) {
            return envelope.content().isEmpty() && settings.isRefusal(error.get())
                    ? new Refused(error.get())
                    : new Unclear("error " + error.get());
        }
        try {
            return request.method() == PaymentMethod.CARD
                    ? ofCard(envelope, word.orElse(""), request)
                    : issued(envelope.object(), request);
        } catch (UnexpectedAnswer unexpected) {
            return new Unclear(unexpected.cause());
        }
    }

    /** {@code {"return":"APROVADA"}}, or an object that says so. */
    private static Optional<String> word(Envelope envelope) {
        return envelope.content()
                .flatMap(
                        it ->
                                switch (it) {
                                    case JsonString text -> Optional.of(text.getString());
                                    case JsonObject json -> label(json, "status", "situacao");
                                    default -> Optional.empty();
                                });
    }

    private static SaleOutcome ofCard(Envelope envelope, String word, SaleRequest request) {
        var json =
                envelope.content()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonValue::asJsonObject)
                        .orElse(JsonValue.EMPTY_JSON_OBJECT);
        var isContradicted = JsonValue.FALSE.equals(json.get("cartaoAprovado"));
        if (!APPROVED.contains(PactoWire.word(word)) || isContradicted) {
            return new Unclear("status " + PactoWire.code(word));
        }
        return new Approved(
                reference(json),
                transaction(json),
                PactoMoney.optional(json, "valor").orElse(request.terms().amount()));
    }

    private SaleOutcome issued(JsonObject json, SaleRequest request) {
        return new Issued(reference(json), transaction(json), vouchers.voucher(json, request));
    }

    private static Optional<ChargeReference> reference(JsonObject json) {
        return label(json, "codigo", "contrato").map(ChargeReference::new);
    }

    private static Optional<String> transaction(JsonObject json) {
        return label(json, "transacao", "codigoTransacao");
    }
}
