package dev.catraca.adapters.gateways.asaas;

import dev.catraca.adapters.gateways.asaas.AsaasWire.Payment;
import dev.catraca.adapters.gateways.http.UnexpectedAnswer;
import dev.catraca.application.payment.port.PaymentProvider.Claim;
import dev.catraca.domain.payment.ChargeFact;
import dev.catraca.domain.payment.ChargeFact.Dispute;
import dev.catraca.domain.payment.ChargeFact.FailedRefund;
import dev.catraca.domain.payment.PaymentId;
import dev.catraca.domain.payment.PaymentMethod;
import dev.catraca.domain.shared.Money;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The payments that were begun on one checkout, taken together: the one translation of Asaas'
 * statuses.
 *
 * <p>An instalment plan is a payment per instalment, and has arrived when none of them is awaited
 * any more. A payment that was given up for another (a PIX code, then a card) does not count.
 */
record AsaasCharge(List<Payment> payments) {
    private static final System.Logger LOG = System.getLogger(AsaasCharge.class.getName());
    private static final ZoneId BRASILIA = ZoneId.of("America/Sao_Paulo");

    AsaasCharge {
        payments = payments.stream().filter(it -> !it.isDeleted()).toList();
    }

    private enum Stage {
        /** Nobody has paid it. */
        IDLE,
        /** A card was given, and Asaas has not made up its mind. */
        UNDER_WAY,
        /** The money is or was ours. */
        PAID,
        /** It came to nothing. */
        VOID
    }

    Optional<PaymentId> mark() {
        return payments.stream().flatMap(it -> it.mark().stream()).findFirst();
    }

    /** Whether no money has arrived and none is under way. */
    boolean isIdle() {
        return arrived().isEmpty()
                && payments.stream().noneMatch(it -> stage(it) == Stage.UNDER_WAY)
                && payments.stream().noneMatch(it -> stage(it) == Stage.PAID);
    }

    /** Money decides before what is claimed: a checkout that was paid may have closed since. */
    ChargeFact fact(Claim claim, Instant now) {
        var arrived = arrived();
        if (!arrived.isEmpty()) {
            return collected(arrived, now);
        }
        if (!isIdle()) {
            return new ChargeFact.Pending();
        }
        return switch (claim) {
            case EXPIRED, OVERDUE -> new ChargeFact.Expired(now);
            case CANCELED -> new ChargeFact.Canceled(now);
            case NONE, FAILED -> new ChargeFact.Pending();
        };
    }

    private List<Payment> arrived() {
        return payments.stream()
                .collect(Collectors.groupingBy(it -> it.installment().orElse(it.id())))
                .values()
                .stream()
                .filter(AsaasCharge::hasArrived)
                .flatMap(Collection::stream)
                .filter(it -> stage(it) == Stage.PAID)
                .toList();
    }

    private static boolean hasArrived(List<Payment> instalments) {
        var stages = instalments.stream().map(AsaasCharge::stage).toList();
        return stages.contains(Stage.PAID)
                && !stages.contains(Stage.IDLE)
                && !stages.contains(Stage.UNDER_WAY);
    }

    private static Stage stage(Payment payment) {
        return switch (payment.status()) {
            case "CONFIRMED", "RECEIVED", "DUNNING_RECEIVED" -> Stage.PAID;
            case "REFUND_REQUESTED", "REFUND_IN_PROGRESS" -> Stage.PAID;
            case "CHARGEBACK_REQUESTED", "CHARGEBACK_DISPUTE" -> Stage.PAID;
            case "AWAITING_CHARGEBACK_REVERSAL" -> Stage.PAID;
            // What was reproved before it was ever confirmed has no day on which it was paid.
            case "REFUNDED" -> payment.paidOn().isEmpty() ? Stage.VOID : Stage.PAID;
            case "AWAITING_RISK_ANALYSIS", "AUTHORIZED" -> Stage.UNDER_WAY;
            // In cash: not by Asaas, so nothing arrived there. Somebody said so by hand.
            case "PENDING", "OVERDUE", "DUNNING_REQUESTED", "RECEIVED_IN_CASH" -> Stage.IDLE;
            default -> {
                // It has the form of a word, or its payment could not have been read.
                LOG.log(Level.WARNING, "Asaas has a payment status that we do not know");
                yield Stage.UNDER_WAY;
            }
        };
    }

    private static ChargeFact collected(List<Payment> arrived, Instant now) {
        var net = arrived.stream().flatMap(it -> it.net().stream()).toList();
        return new ChargeFact.Collected(
                sum(arrived.stream().map(Payment::value)),
                net.size() == arrived.size() ? Optional.of(sum(net.stream())) : Optional.empty(),
                sum(arrived.stream().map(AsaasCharge::refunded)),
                arrived.stream()
                        .flatMap(it -> it.denied().stream())
                        .map(it -> new FailedRefund(it.refund(), it.value(), "refund-canceled"))
                        .toList(),
                Optional.empty(),
                arrived.stream()
                        .map(AsaasCharge::dispute)
                        .max(Enum::compareTo)
                        .orElse(Dispute.NONE),
                method(arrived),
                at(arrived, now));
    }

    private static Optional<PaymentMethod> method(List<Payment> arrived) {
        return arrived.stream().flatMap(it -> it.method().stream()).findFirst();
    }

    /** A chargeback is no refund, though Asaas gives both the same status in the end. */
    private static Money refunded(Payment payment) {
        var parts = sum(payment.refunds().stream());
        if (payment.value().isLessThan(parts)) {
            throw new UnexpectedAnswer("refunds");
        }
        return payment.status().equals("REFUNDED") && dispute(payment) != Dispute.LOST
                ? payment.value()
                : parts;
    }

    /**
     * What the chargeback itself says comes first. Without it the status tells: a dispute that was
     * won awaits its money ({@code AWAITING_CHARGEBACK_REVERSAL}) and is over for the buyer; money
     * that is gone after a chargeback was lost by it.
     */
    private static Dispute dispute(Payment payment) {
        var said = payment.chargeback().orElse("");
        return switch (said) {
            case "DISPUTE_LOST", "DONE" -> Dispute.LOST;
            case "REVERSED" -> Dispute.NONE;
            default ->
                    switch (payment.status()) {
                        case "CHARGEBACK_REQUESTED", "CHARGEBACK_DISPUTE" -> Dispute.OPEN;
                        case "REFUNDED" ->
                                payment.chargeback().isPresent() ? Dispute.LOST : Dispute.NONE;
                        default -> Dispute.NONE;
                    };
        };
    }

    /**
     * Asaas tells the day only: of today's payments we know better, the others count from the
     * beginning of their day.
     */
    private static Instant at(List<Payment> arrived, Instant now) {
        var today = LocalDate.ofInstant(now, BRASILIA);
        return arrived.stream()
                .flatMap(it -> it.paidOn().stream())
                .min(LocalDate::compareTo)
                .filter(today::isAfter)
                .map(day -> day.atStartOfDay(BRASILIA).toInstant())
                .orElse(now);
    }

    private static Money sum(Stream<Money> amounts) {
        return amounts.reduce(Money.zero(AsaasMoney.CURRENCY), Money::plus);
    }
}
