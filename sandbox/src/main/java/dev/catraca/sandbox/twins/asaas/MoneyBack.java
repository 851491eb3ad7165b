package dev.catraca.sandbox.twins.asaas;

import static dev.catraca.sandbox.twins.asaas.Payment.Status.AWAITING_CHARGEBACK_REVERSAL;
import static dev.catraca.sandbox.twins.asaas.Payment.Status.CHARGEBACK_DISPUTE;
import static dev.catraca.sandbox.twins.asaas.Payment.Status.CHARGEBACK_REQUESTED;
import static dev.catraca.sandbox.twins.asaas.Payment.Status.REFUND_REQUESTED;

import dev.catraca.sandbox.clock.TwinClock;
import dev.catraca.sandbox.twins.asaas.Payment.Refund;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Refunds and chargebacks. A chargeback strikes all instalments of a checkout together. */
final class MoneyBack {

    private final TwinClock clock;
    private final Events events;

    MoneyBack(TwinClock clock, Events events) {
        this.clock = clock;
        this.events = events;
    }

    /** So many centavos, or all that is left. */
    void refund(Payment payment, Optional<Long> amount, @Nullable String description) {
        synchronized (payment.checkout()) {
            long left = left(payment);
            if (amount.isPresent() && amount.get() > left) {
                throw new ActionRefused("O valor do estorno é maior que o disponível.");
            }
            payment.refund(
                    new Refund(
                            clock.instant(),
                            amount.orElse(left),
                            description,
                            Payment.RefundStatus.DONE));
            events.tell(
                    payment.isPaid() ? "PAYMENT_PARTIALLY_REFUNDED" : "PAYMENT_REFUNDED", payment);
        }
    }

    private static long left(Payment payment) {
        long left = payment.value() - payment.refunded();
        if (left == 0 || (!payment.isPaid() && payment.status() != REFUND_REQUESTED)) {
            throw new ActionRefused("Somente cobranças pagas podem ser estornadas.");
        }
        return left;
    }

    /** So many centavos of the whole checkout, from the first instalment on, or all of it. */
    void refund(Checkout checkout, Optional<Long> amount) {
        synchronized (checkout) {
            List<Payment> payments = paid(checkout, EnumSet.of(REFUND_REQUESTED));
            long left = amount.orElse(Long.MAX_VALUE);
            long most = payments.stream().mapToLong(MoneyBack::left).sum();
            if (amount.isPresent() && left > most) {
                throw new ActionRefused("No more than %d centavos are left.".formatted(most));
            }
            for (Payment payment : payments) {
                long part = Math.min(left, left(payment));
                if (part > 0) {
                    refund(payment, Optional.of(part), null);
                    left -= part;
                }
            }
        }
    }

    void askRefund(Checkout checkout) {
        synchronized (checkout) {
            for (Payment payment : paid(checkout, EnumSet.noneOf(Payment.Status.class))) {
                payment.askRefund(
                        new Refund(
                                clock.instant(),
                                left(payment),
                                null,
                                Payment.RefundStatus.PENDING));
                events.tell("PAYMENT_REFUND_IN_PROGRESS", payment);
            }
        }
    }

    void denyRefund(Checkout checkout) {
        synchronized (checkout) {
            for (Payment payment : in(checkout, EnumSet.of(REFUND_REQUESTED))) {
                payment.denyAskedRefund();
                payment.becomePaid();
                events.tell("PAYMENT_REFUND_DENIED", payment);
            }
        }
    }

    void chargeback(Checkout checkout) {
        synchronized (checkout) {
            for (Payment payment : paid(checkout, EnumSet.noneOf(Payment.Status.class))) {
                payment.chargeback("REQUESTED", CHARGEBACK_REQUESTED);
                events.tell("PAYMENT_CHARGEBACK_REQUESTED", payment);
            }
        }
    }

    void disputeChargeback(Checkout checkout) {
        synchronized (checkout) {
            for (Payment payment : in(checkout, EnumSet.of(CHARGEBACK_REQUESTED))) {
                payment.chargeback("IN_DISPUTE", CHARGEBACK_DISPUTE);
                events.tell("PAYMENT_CHARGEBACK_DISPUTE", payment);
            }
        }
    }

    void winChargeback(Checkout checkout) {
        synchronized (checkout) {
            for (Payment payment : in(checkout, EnumSet.of(CHARGEBACK_DISPUTE))) {
                payment.chargeback("REVERSED", AWAITING_CHARGEBACK_REVERSAL);
                events.tell("PAYMENT_AWAITING_CHARGEBACK_REVERSAL", payment);
            }
        }
    }

    /** The money of a won dispute arrives. */
    void reverseChargeback(Checkout checkout) {
        synchronized (checkout) {
            for (Payment payment : in(checkout, EnumSet.of(AWAITING_CHARGEBACK_REVERSAL))) {
                payment.receive(clock.instant());
                events.tell("PAYMENT_RECEIVED", payment);
            }
        }
    }

    /** Which status a lost dispute ends in is not documented; the money has gone back. */
    void loseChargeback(Checkout checkout) {
        synchronized (checkout) {
            for (Payment payment :
                    in(checkout, EnumSet.of(CHARGEBACK_REQUESTED, CHARGEBACK_DISPUTE))) {
                payment.chargeback("DISPUTE_LOST", Payment.Status.REFUNDED);
                payment.takeBack();
                events.tell("PAYMENT_REFUNDED", payment);
            }
        }
    }

    private static List<Payment> paid(Checkout checkout, EnumSet<Payment.Status> orIn) {
        EnumSet<Payment.Status> all = EnumSet.of(Payment.Status.CONFIRMED, Payment.Status.RECEIVED);
        all.addAll(orIn);
        return in(checkout, all);
    }

    private static List<Payment> in(Checkout checkout, EnumSet<Payment.Status> wanted) {
        List<Payment> payments =
                checkout.payments().stream()
                        .filter(payment -> wanted.contains(payment.status()))
                        .toList();
        if (payments.isEmpty()) {
            throw new ActionRefused("No payment of this checkout is %s.".formatted(wanted));
        }
        return payments;
    }
}
