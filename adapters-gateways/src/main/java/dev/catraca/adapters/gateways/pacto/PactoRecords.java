package dev.catraca.adapters.gateways.pacto;

import static dev.catraca.adapters.gateways.http.JsonFields.object;
import static dev.catraca.adapters.gateways.http.JsonFields.objects;
import static dev.catraca.adapters.gateways.pacto.PactoWire.label;

import dev.catraca.adapters.gateways.http.UnexpectedAnswer;
import dev.catraca.application.payment.port.ChargeReport;
import dev.catraca.application.payment.port.SaleInquiry;
import dev.catraca.application.sale.port.UnitSystem.Reply;
import dev.catraca.domain.payment.ChargeFact;
import dev.catraca.domain.payment.ChargeReference;
import dev.catraca.domain.payment.PaymentMethod;
import dev.catraca.domain.shared.Money;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Looks for a sale where it must have left something: the client, the client's contracts, and what
 * was paid for them. A contract is the one we mean if plan and value are the same and it was
 * launched after the attempt; there must be one such, and no second.
 */
final class PactoRecords {
    private static final Set<String> PAID = Set.of("PG", "PAGO", "PAGA", "APROVADO", "APROVADA");
    private static final Set<String> OVER =
            Set.of("CA", "CANCELADO", "CANCELADA", "EXPIRADO", "EXPIRADA");

    private final PactoCalls calls;
    private final PactoUnits units;
    private final PactoSaleSettings settings;
    private final Clock clock;

    PactoRecords(PactoCalls calls, PactoUnits units, PactoSaleSettings settings, Clock clock) {
        this.calls = calls;
        this.units = units;
        this.settings = settings;
        this.clock = clock;
    }

    ChargeReport look(SaleInquiry inquiry, PactoAccount unit) {
        return switch (PactoReplies.reply(() -> found(inquiry, unit))) {
            case Reply.Known<ChargeReport>(var report) -> report;
            case Reply.Refused<ChargeReport>(var reason) -> unknown("refused: " + reason);
            case Reply.Unavailable<ChargeReport>(var cause, var retryAfter) ->
                    new ChargeReport.Unknown(cause, retryAfter);
        };
    }

    private ChargeReport found(SaleInquiry inquiry, PactoAccount unit) {
        var client = units.client(inquiry.taxId(), unit).orElse(null);
        if (client == null) {
            return new ChargeReport.Absent();
        }
        var contracts = contracts(client, unit).orElse(null);
        if (contracts == null) {
            return unknown("V3 does not tell a client's contracts, and the account has no V2");
        }
        var fitting = fitting(contracts, inquiry);
        return switch (fitting.size()) {
            case 0 -> new ChargeReport.Absent();
            case 1 -> known(fitting.getFirst(), payments(client, unit), inquiry);
            default -> unknown("several sales fit");
        };
    }

    private static ChargeReport unknown(String cause) {
        return new ChargeReport.Unknown(cause, Optional.empty());
    }

    /** Empty if nobody tells them. */
    private Optional<List<JsonObject>> contracts(JsonObject client, PactoAccount unit) {
        if (unit.v2().isEmpty()) {
            return objects(client, "contratos");
        }
        var enrolment =
                label(client, "matricula", "codigoMatricula")
                        .orElseThrow(() -> new UnexpectedAnswer("matricula"));
        return Optional.of(
                ask(
                        Operation.V2_STUDENT,
                        Map.of("enrolment", enrolment),
                        unit,
                        it ->
                                objects(it.object(), "contratos")
                                        .orElseThrow(() -> new UnexpectedAnswer("contratos"))));
    }

    private List<JsonObject> payments(JsonObject client, PactoAccount unit) {
        if (unit.v2().isEmpty()) {
            return List.of();
        }
        var person =
                label(client, "codPessoa", "codigoPessoa", "pessoa")
                        .orElseThrow(() -> new UnexpectedAnswer("codPessoa"));
        return ask(Operation.V2_PAYMENTS, Map.of("person", person), unit, PactoWire.Envelope::list);
    }

    private <T> T ask(
            Operation operation,
            Map<String, String> values,
            PactoAccount unit,
            Function<PactoWire.Envelope, T> reading) {
        return PactoReplies.read(calls.read(operation, values, unit), reading);
    }

    private List<JsonObject> fitting(List<JsonObject> contracts, SaleInquiry inquiry) {
        var named =
                contracts.stream()
                        .filter(it -> label(it, "codigo").equals(reference(inquiry)))
                        .toList();
        return named.isEmpty()
                ? contracts.stream().filter(it -> fits(it, inquiry)).toList()
                : named;
    }

    private static Optional<String> reference(SaleInquiry inquiry) {
        // A contract without a code is nobody's.
        return Optional.of(inquiry.reference().map(ChargeReference::value).orElse("none"));
    }

    private boolean fits(JsonObject contract, SaleInquiry inquiry) {
        return plan(contract).equals(Optional.of(inquiry.plan().value()))
                && value(contract).equals(inquiry.terms().amount())
                && isSince(contract, inquiry.terms().requestedAt().minus(settings.skew()));
    }

    private static Optional<String> plan(JsonObject contract) {
        return label(contract, "codigoPlano", "plano")
                .or(() -> object(contract, "plano").flatMap(it -> label(it, "codigo")));
    }

    private static Money value(JsonObject contract) {
        return PactoMoney.optional(contract, "valor")
                .or(() -> PactoMoney.optional(contract, "valorFinal"))
                .orElseThrow(() -> new UnexpectedAnswer("valor"));
    }

    /** Of a contract whose time is not told, its day decides. */
    private boolean isSince(JsonObject contract, Instant earliest) {
        var launched = launched(contract);
        if (launched.toLocalTime().toSecondOfDay() > 0) {
            return !launched.atZone(settings.zone()).toInstant().isBefore(earliest);
        }
        return !launched.toLocalDate().isBefore(LocalDate.ofInstant(earliest, settings.zone()));
    }

    private static LocalDateTime launched(JsonObject contract) {
        return PactoWire.time(contract, "dataLancamento")
                .orElseThrow(() -> new UnexpectedAnswer("dataLancamento"));
    }

    private ChargeReport known(
            JsonObject contract, List<JsonObject> payments, SaleInquiry inquiry) {
        var code = label(contract, "codigo").orElseThrow(() -> new UnexpectedAnswer("codigo"));
        var paid =
                payments.stream()
                        .filter(it -> label(it, "contrato").equals(Optional.of(code)))
                        .filter(it -> is(it, PAID))
                        .toList();
        return new ChargeReport.Known(
                new ChargeReference(code), Optional.empty(), fact(contract, paid, inquiry));
    }

    private ChargeFact fact(JsonObject contract, List<JsonObject> paid, SaleInquiry inquiry) {
        var parts = objects(contract, "parcelas").orElse(List.of());
        if (!paid.isEmpty() || parts.stream().anyMatch(it -> is(it, PAID))) {
            return collected(contract, parts, paid, inquiry);
        }
        var areOver = !parts.isEmpty() && parts.stream().allMatch(it -> is(it, OVER));
        var isOver = areOver || is(contract, OVER);
        return isOver ? new ChargeFact.Expired(clock.instant()) : new ChargeFact.Pending();
    }

    /**
     * A contract with its first part paid is sold: the others are charged by the unit, month by
     * month. Where parts are not told, what was paid has to be all of it.
     */
    private ChargeFact collected(
            JsonObject contract,
            List<JsonObject> parts,
            List<JsonObject> paid,
            SaleInquiry inquiry) {
        var asked = inquiry.terms().amount();
        var received =
                parts.stream().anyMatch(it -> is(it, PAID))
                        ? asked
                        : paid.stream()
                                .map(it -> PactoMoney.money(it, "valor"))
                                .reduce(Money.zero(PactoMoney.CURRENCY), Money::plus);
        var at =
                paid.stream()
                        .flatMap(it -> PactoWire.time(it, "dataLancamento").stream())
                        .min(LocalDateTime::compareTo)
                        .orElseGet(() -> launched(contract))
                        .atZone(settings.zone())
                        .toInstant();
        return new ChargeFact.Collected(
                received,
                Optional.empty(),
                Money.zero(PactoMoney.CURRENCY),
                ChargeFact.Dispute.NONE,
                label(contract, "formaPagamento").flatMap(PactoRecords::method),
                at);
    }

    private static Optional<PaymentMethod> method(String text) {
        return switch (PactoWire.word(text)) {
            case "CARTAO_CREDITO", "CARTAO_DE_CREDITO", "CARTAO" -> Optional.of(PaymentMethod.CARD);
            case "PIX" -> Optional.of(PaymentMethod.PIX);
            case "BOLETO", "BOLETO_BANCARIO" -> Optional.of(PaymentMethod.BOLETO);
            default -> Optional.empty();
        };
    }

    private static boolean is(JsonObject json, Set<String> words) {
        return label(json, "situacao", "status")
                .filter(it -> words.contains(PactoWire.word(it)))
                .isPresent();
    }
}
