package dev.catraca.sandbox.twins.asaas;

import static dev.catraca.sandbox.twins.asaas.CheckoutAction.CANCEL;
import static dev.catraca.sandbox.twins.asaas.CheckoutAction.CARD;
import static dev.catraca.sandbox.twins.asaas.CheckoutAction.DECLINE;
import static dev.catraca.sandbox.twins.asaas.CheckoutAction.EXPIRE;
import static dev.catraca.sandbox.twins.asaas.CheckoutAction.PIX;

import dev.catraca.sandbox.clock.Agenda;
import dev.catraca.sandbox.clock.TwinClock;
import dev.catraca.sandbox.twins.asaas.Checkout.Status;
import dev.catraca.sandbox.twins.asaas.Payment.Instalment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** From an active checkout to money: what may happen to it, and the events that tell of it. */
final class Checkouts {

    private final TwinClock clock;
    private final Agenda agenda;
    private final Events events;

    Checkouts(TwinClock clock, Agenda agenda, Events events) {
        this.clock = clock;
        this.agenda = agenda;
        this.events = events;
    }

    Checkout open(Account account, CheckoutOrder order) {
        Checkout checkout = new Checkout(account, order, clock.instant());
        account.keep(checkout);
        synchronized (checkout) {
            events.tell("CHECKOUT_CREATED", checkout);
        }
        agenda.at(checkout.expiresAt(), () -> expireIfDue(checkout));
        return checkout;
    }

    /** What the page can offer now, without refunds and chargebacks. */
    Set<CheckoutAction> offered(Checkout checkout) {
        expireIfDue(checkout);
        EnumSet<CheckoutAction> offered = EnumSet.noneOf(CheckoutAction.class);
        synchronized (checkout) {
            if (checkout.isActive()) {
                offered.addAll(Set.of(CANCEL, EXPIRE));
                if (checkout.order().billingTypes().contains("CREDIT_CARD")) {
                    offered.addAll(Set.of(CARD, DECLINE));
                }
                if (checkout.order().billingTypes().contains("PIX")) {
                    offered.add(PIX);
                }
            }
        }
        return offered;
    }

    /** How many instalments a payer takes who does not care. */
    static int usualInstalments(Checkout checkout) {
        Integer most = checkout.order().maxInstallments();
        boolean mayPayAtOnce = checkout.order().chargeTypes().contains("DETACHED");
        return most == null || mayPayAtOnce ? 1 : most;
    }

    void payByCard(Checkout checkout, int instalments) {
        synchronized (checkout) {
            require(checkout, CARD);
            Integer most = checkout.order().maxInstallments();
            if (instalments < 1 || instalments > (most == null ? 1 : most)) {
                throw new ActionRefused("%d instalments are not offered.".formatted(instalments));
            }
            pay(checkout, false, instalments);
        }
    }

    void payByPix(Checkout checkout) {
        synchronized (checkout) {
            require(checkout, PIX);
            pay(checkout, true, 1);
        }
    }

    private void pay(Checkout checkout, boolean isPix, int instalments) {
        List<Payment> payments = payments(checkout, isPix, instalments);
        payments.forEach(checkout.account()::keep);
        checkout.paidBy(payments);
        for (Payment payment : payments) {
            events.tell("PAYMENT_CREATED", payment);
            if (isPix) {
                payment.receive(clock.instant());
                events.tell("PAYMENT_RECEIVED", payment);
            } else {
                events.tell("PAYMENT_CONFIRMED", payment);
                agenda.at(payment.creditAt(), () -> receive(payment));
            }
            if (payment.isSplitBlocked()) {
                events.tell("PAYMENT_SPLIT_DIVERGENCE_BLOCK", payment);
            }
        }
        events.tell("CHECKOUT_PAID", checkout);
    }

    /** The last instalment bears what the division leaves. */
    private List<Payment> payments(Checkout checkout, boolean isPix, int instalments) {
        CheckoutOrder order = checkout.order();
        String known = order.customer();
        String customer = known == null ? Ids.random("cus_", 12) : known;
        String installment = instalments == 1 ? null : Ids.uuid();
        String subscription = order.subscription() == null ? null : Ids.random("sub_", 16);
        Instant now = clock.instant();
        long each = order.total() / instalments;
        List<Payment> payments = new ArrayList<>();
        for (int number = 1; number <= instalments; number++) {
            long value = number < instalments ? each : order.total() - each * (instalments - 1);
            payments.add(
                    new Payment(
                            checkout,
                            customer,
                            isPix,
                            value,
                            new Instalment(number, instalments, installment, subscription),
                            now));
        }
        return payments;
    }

    private void receive(Payment payment) {
        synchronized (payment.checkout()) {
            if (payment.status() == Payment.Status.CONFIRMED) {
                payment.receive(clock.instant());
                events.tell("PAYMENT_RECEIVED", payment);
            }
        }
    }

    void decline(Checkout checkout) {
        synchronized (checkout) {
            require(checkout, DECLINE);
            checkout.decline("Transação não autorizada pelo emissor do cartão.");
        }
    }

    void cancel(Checkout checkout) {
        synchronized (checkout) {
            require(checkout, CANCEL);
            checkout.become(Status.CANCELED);
            events.tell("CHECKOUT_CANCELED", checkout);
        }
    }

    void expire(Checkout checkout) {
        synchronized (checkout) {
            require(checkout, EXPIRE);
            close(checkout);
        }
    }

    /** A checkout does not outlive its time, even if nobody looks. */
    void expireIfDue(Checkout checkout) {
        synchronized (checkout) {
            if (checkout.isActive() && !checkout.expiresAt().isAfter(clock.instant())) {
                close(checkout);
            }
        }
    }

    private void close(Checkout checkout) {
        checkout.become(Status.EXPIRED);
        events.tell("CHECKOUT_EXPIRED", checkout);
    }

    private void require(Checkout checkout, CheckoutAction action) {
        if (!offered(checkout).contains(action)) {
            throw new ActionRefused(
                    "%s is not possible: the checkout is %s and offers %s."
                            .formatted(
                                    action.externalName(),
                                    checkout.status(),
                                    checkout.order().billingTypes()));
        }
    }
}
